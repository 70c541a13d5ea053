// Hosts with fixtures: names, addresses, ports. (Their server is a program of its own, which is not there.) And any host,
// where a recorder listens.
#include "program.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>

static char folder[64];

static void write_hosts(const char *text) {
  char path[96];
  snprintf(path, sizeof path, "%s/hosts", folder);
  FILE *file = fopen(path, "w");
  CHECK(file && fputs(text, file) >= 0 && fclose(file) == 0);
}

static void make_site(void) {
  snprintf(folder, sizeof folder, "site-%d", getpid());
  CHECK(mkdir(folder, 0700) == 0);
  write_hosts("api.example 80 443\nclosed.example\nlast.example 8080");
}

static void remove_site(void) {
  char path[96];
  snprintf(path, sizeof path, "%s/hosts", folder);
  CHECK(unlink(path) == 0 && rmdir(folder) == 0);
}

static int look_up(const char *name, const char *address) {
  struct addrinfo hints = {.ai_family = AF_INET, .ai_socktype = SOCK_STREAM}, *found = NULL;
  int error = getaddrinfo(name, "80", &hints, &found);
  if (error) return error;
  char text[32];
  CHECK(inet_ntop(AF_INET, &((struct sockaddr_in *)found->ai_addr)->sin_addr, text, sizeof text));
  CHECK(strcmp(text, address) == 0);
  freeaddrinfo(found);
  return 0;
}

static int connect_to(const char *address, uint16_t port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port)};
  CHECK(inet_pton(AF_INET, address, &to.sin_addr) == 1);
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  int error = connect(fd, (struct sockaddr *)&to, sizeof to) ? errno : 0;
  close(fd);
  return error;
}

/// All names and all ports lead to one port.
static void check_any(void) {
  struct sockaddr_in own = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof own;
  int listening = socket(AF_INET, SOCK_STREAM, 0);
  char hosts[32];
  CHECK(bind(listening, (struct sockaddr *)&own, sizeof own) == 0 && listen(listening, 4) == 0);
  CHECK(getsockname(listening, (struct sockaddr *)&own, &length) == 0);
  snprintf(hosts, sizeof hosts, "* %d\n", ntohs(own.sin_port));
  write_hosts(hosts);
  CHECK(look_up("api.example", "127.77.0.1") == 0 && look_up("other.example", "127.77.0.1") == 0);
  CHECK(look_up("localhost", "127.0.0.1") == 0);
  CHECK(connect_to("127.77.0.1", 80) == 0 && connect_to("127.77.0.1", 8080) == 0);
  CHECK(connect_to("127.77.0.2", 80) == ECONNREFUSED);
  close(listening);
}

int main(void) {
  make_site();
  start_clock_of(folder);
  CHECK(look_up("api.example", "127.77.0.1") == 0);
  CHECK(look_up("API.Example.", "127.77.0.1") == 0);
  CHECK(look_up("closed.example", "127.77.0.2") == 0);
  CHECK(look_up("last.example", "127.77.0.3") == 0);
  CHECK(look_up("example", "") == EAI_NONAME && look_up("api.example.org", "") == EAI_NONAME);
  CHECK(connect_to("127.77.0.2", 80) == ECONNREFUSED);   // a host that refuses
  CHECK(connect_to("127.77.0.1", 8080) == ECONNREFUSED); // a port that is not open
  CHECK(connect_to("127.77.0.3", 8080) == ECONNREFUSED); // open, but there is no server to be had
  CHECK(connect_to("127.77.0.9", 80) == ECONNREFUSED);   // nobody's address
  check_any();
  CHECK_AT(0);
  remove_site();
  return 0;
}
