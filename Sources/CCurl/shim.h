// libcurl, and typed names for its two variadic functions, which Swift cannot call.
#include <curl/curl.h>
#include <poll.h>

// A function that takes bytes or a header line. Source: CURLOPT_WRITEFUNCTION(3), CURLOPT_HEADERFUNCTION(3).
typedef size_t (*utsushi_curl_taker)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode utsushi_curl_set_number(CURL *handle, CURLoption option, long value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode utsushi_curl_set_text(CURL *handle, CURLoption option, const char *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode utsushi_curl_set_context(CURL *handle, CURLoption option, void *value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode utsushi_curl_set_taker(CURL *handle, CURLoption option, utsushi_curl_taker value) {
  return curl_easy_setopt(handle, option, value);
}
static inline CURLcode utsushi_curl_set_headers(CURL *handle, struct curl_slist *value) {
  return curl_easy_setopt(handle, CURLOPT_HTTPHEADER, value);
}
// The bytes are not copied and may be null where there are none: they must live until the transfer ends.
static inline CURLcode utsushi_curl_set_body(CURL *handle, const void *bytes, curl_off_t count) {
  CURLcode code = curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE_LARGE, count);
  return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_POSTFIELDS, count > 0 ? (const char *)bytes : "") : code;
}
static inline CURLcode utsushi_curl_get_status(CURL *handle, long *value) {
  return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, value);
}
// Waits without a descriptor. Source: poll(2).
static inline void utsushi_pause(int milliseconds) { poll(0, 0, milliseconds); }
