// The tool's side of a worker.
#define _GNU_SOURCE
#include "diglot_worker.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/personality.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "confine.h"

pid_t diglot_worker_spawn(const char *path, char *const arguments[], char *const environment[], int channel, int complaints) {
  pid_t pid = fork();
  if (pid != 0) return pid < 0 ? -errno : pid;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  personality(ADDR_NO_RANDOMIZE);
  // Whoever started the tool may have signals ignored (nohup does), and a run would inherit that.
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  setsid();  // an interrupt at the terminal goes to the tool, which ends the worker; and no run can reach the terminal
  int nothing = open("/dev/null", O_RDONLY);
  if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(complaints, 1) < 0 || dup2(complaints, 2) < 0 || dup2(channel, 3) < 0) _exit(126);
  fcntl(3, F_SETFD, 0);
  close_range(4, ~0u, 0);
  execve(path, arguments, environment);
  _exit(127);
}

int diglot_worker_program(const diglot_program *program, int *status) {
  extern char **environ;
  pid_t pid = fork();
  if (pid < 0) return errno;
  if (pid == 0) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    int nothing = open("/dev/null", O_RDONLY);
    struct rlimit memory = {4ULL << 30, 4ULL << 30};
    setrlimit(RLIMIT_AS, &memory);
    rlim_t seconds = (rlim_t)(program->limit / 1000000000 + 1);
    setrlimit(RLIMIT_CPU, &(struct rlimit){seconds, seconds});
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);  // the tool waits for its signals, and has them blocked
    if (nothing < 0 || dup2(nothing, 0) < 0 || dup2(program->out, 1) < 0 || dup2(program->error, 2) < 0 ||
        chdir(program->folder))
      _exit(126);
    close_range(3, ~0u, 0);
    if (program->readable) {
      diglot_confine_limits();
      if (diglot_confine(&(diglot_confinement){.readable = program->readable, .writable = program->writable})) _exit(126);
    }
    execve(program->path, program->arguments, program->environment ? program->environment : environ);
    _exit(127);
  }
  setpgid(pid, pid);
  struct pollfd handle = {(int)syscall(434 /* pidfd_open */, pid, 0), POLLIN, 0};
  if (handle.fd >= 0) {
    int ready;
    // A busy machine must not end what has hardly had a processor.
    do ready = poll(&handle, 1, (int)(DIGLOT_MOST_PATIENCE * program->limit / 1000000));
    while (ready < 0 && errno == EINTR);
    if (ready == 0) kill(-pid, SIGKILL);
    close(handle.fd);
  }
  while (waitpid(pid, status, 0) < 0)
    if (errno != EINTR) return errno;
  return 0;
}

int diglot_worker_channel(int ends[2]) {
  return socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) ? errno : 0;
}

static int send_all(int channel, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t sent = send(channel, bytes, count, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0) return errno;
    bytes += sent;
    count -= (size_t)sent;
  }
  return 0;
}

int diglot_worker_send(int channel, const diglot_request *request, const void *payload, const int descriptors[3]) {
  union { struct cmsghdr head; char bytes[CMSG_SPACE(3 * sizeof(int))]; } control;
  memset(&control, 0, sizeof control);
  struct iovec part = {(void *)request, sizeof *request};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
  struct cmsghdr *head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET;
  head->cmsg_type = SCM_RIGHTS;
  head->cmsg_len = CMSG_LEN(3 * sizeof(int));
  memcpy(CMSG_DATA(head), descriptors, 3 * sizeof(int));
  ssize_t sent;
  do sent = sendmsg(channel, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  if (sent < 0) return errno;
  int error = send_all(channel, (const char *)request + sent, sizeof *request - (size_t)sent);
  return error ? error : send_all(channel, payload, request->length);
}

void diglot_worker_end(pid_t worker, int channel, int64_t patience) {
  close(channel);
  struct pollfd handle = {(int)syscall(434 /* pidfd_open */, worker, 0), POLLIN, 0};
  if (handle.fd >= 0) {
    int ready;
    do ready = poll(&handle, 1, (int)(patience / 1000000));
    while (ready < 0 && errno == EINTR);
    if (ready <= 0) kill(worker, SIGKILL);
    close(handle.fd);
  }
  while (waitpid(worker, NULL, 0) < 0 && errno == EINTR) {}
}

int diglot_worker_receive(int channel, diglot_response *response, int64_t patience) {
  size_t have = 0;
  while (have < sizeof *response) {
    struct pollfd waiting = {channel, POLLIN, 0};
    int ready = poll(&waiting, 1, (int)(patience / 1000000));
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0) return ready < 0 ? errno : ETIMEDOUT;
    ssize_t got = recv(channel, (char *)response + have, sizeof *response - have, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno;
    if (got == 0) return EPIPE;
    have += (size_t)got;
  }
  return 0;
}

int diglot_worker_file(const char *name, int64_t size) {
  int file = memfd_create(name, MFD_CLOEXEC | (size > 0 ? MFD_ALLOW_SEALING : 0));
  if (file < 0) return -errno;
  // What the tool has in its memory stays there, whatever a run does with its descriptor.
  int seals = F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL;
  if ((size > 0 && (ftruncate(file, size) || fcntl(file, F_ADD_SEALS, seals))) || fcntl(file, F_SETFL, O_APPEND | O_RDWR)) {
    int error = errno;
    close(file);
    return -error;
  }
  return file;
}
