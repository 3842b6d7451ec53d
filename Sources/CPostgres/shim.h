#include <libpq-fe.h>
#include <poll.h>

// Waits until a socket can be read or written: 1 when it can, 0 when the time is over, -1 on a signal or an error.
static inline int utsushi_wait(int socket, int isForWriting, int milliseconds) {
  struct pollfd entry = {socket, isForWriting ? POLLOUT : POLLIN, 0};
  return poll(&entry, 1, milliseconds);
}

// Drops what a server remarks: the library would print it, and it may quote values.
static inline void utsushi_drop_remark(void *context, const PGresult *remark) {
  (void)context;
  (void)remark;
}

static inline void utsushi_drop_remarks(PGconn *connection) {
  PQsetNoticeReceiver(connection, utsushi_drop_remark, 0);
}
