// What glibc offers and its Swift module does not show.
#include <malloc.h>

// fcntl.h shows it to GNU sources alone. Source: sync_file_range(2).
int sync_file_range(int fd, long offset, long nbytes, unsigned int flags);

// string.h shows it likewise. Source: memmem(3).
void *memmem(const void *haystack, unsigned long haystacklen, const void *needle, unsigned long needlelen);
