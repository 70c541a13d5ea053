// The network ends at this machine: documents are not trusted, and what a server elsewhere answers is no fact. Other hosts are
// refused at once, under the virtual clock and in real time.
#include "internal.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>

static void note_refusal(const char *host) {
  char text[300];
  int length = snprintf(text, sizeof text, "%s", host);
  diglot_note_place(DIGLOT_NOTE_REFUSED, text, length < (int)sizeof text ? (size_t)length : sizeof text - 1);
}

static bool is_loopback(const struct sockaddr *address) {
  if (address->sa_family == AF_INET) {
    uint32_t host = ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr);
    return host >> 24 == 127 || host == 0;
  }
  if (address->sa_family != AF_INET6) return true;
  const struct in6_addr *host = &((const struct sockaddr_in6 *)address)->sin6_addr;
  return IN6_IS_ADDR_LOOPBACK(host) || IN6_IS_ADDR_UNSPECIFIED(host) || (IN6_IS_ADDR_V4MAPPED(host) && host->s6_addr[12] == 127);
}

bool diglot_refuses(const struct sockaddr *address) {
  if (diglot_clock_mode == DIGLOT_OFF || !address || is_loopback(address)) return false;
  char host[INET6_ADDRSTRLEN] = "";
  const void *number = address->sa_family == AF_INET ? (const void *)&((const struct sockaddr_in *)address)->sin_addr
                                                     : &((const struct sockaddr_in6 *)address)->sin6_addr;
  inet_ntop(address->sa_family, number, host, sizeof host);
  note_refusal(host);
  errno = ENETUNREACH;
  return true;
}

/// Whether a name is this machine's, or a number, which needs no looking up.
static bool is_here(const char *name) {
  unsigned char number[sizeof(struct in6_addr)];
  char own[256] = "";
  gethostname(own, sizeof own - 1);
  const char *end = strrchr(name, '.');
  return !*name || strcasecmp(name, "localhost") == 0 || (end && strcasecmp(end, ".localhost") == 0) ||
         strncmp(name, "ip6-", 4) == 0 || strcasecmp(name, own) == 0 || inet_pton(AF_INET, name, number) == 1 ||
         inet_pton(AF_INET6, name, number) == 1 || strchr(name, '%') || strspn(name, "0123456789.") == strlen(name);
}

int getaddrinfo(
    const char *restrict name, const char *restrict service, const struct addrinfo *restrict hints,
    struct addrinfo **restrict found) {
  REAL(getaddrinfo);
  char address[16];
  if (diglot_clock_mode == DIGLOT_OFF || !name || is_here(name)) return real(name, service, hints, found);
  if (diglot_find_site(name, address)) return real(address, service, hints, found);
  note_refusal(name);
  return EAI_NONAME;
}
