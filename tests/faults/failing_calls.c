/* Put before libc (LD_PRELOAD): counts the calls that change a disk, and lets the one that was asked for fail.
   faults_arm(n, error, lasting): the n-th call from now on fails with errno `error`; lasting: so do all after it.
   faults_arm(0, ...): none. faults_seen(): calls since. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static long at, seen;
static int number, for_ever;

void faults_arm(long n, int error, int lasting) { at = n; seen = 0; number = error; for_ever = lasting; }
long faults_seen(void) { return seen; }

static int fails(void) {
    if (at == 0) return 0;
    seen++;
    if (seen == at || (for_ever && seen > at)) { errno = number; return 1; }
    return 0;
}

#define OR_FAIL(name, ...) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name); \
    return fails() ? -1 : real(__VA_ARGS__)

ssize_t pwrite(int fd, const void *content, size_t size, off_t offset) { OR_FAIL(pwrite, fd, content, size, offset); }
ssize_t pwrite64(int fd, const void *content, size_t size, off64_t offset) {
    OR_FAIL(pwrite64, fd, content, size, offset);
}
ssize_t write(int fd, const void *content, size_t size) { OR_FAIL(write, fd, content, size); }
int fsync(int fd) { OR_FAIL(fsync, fd); }
int fdatasync(int fd) { OR_FAIL(fdatasync, fd); }
int ftruncate(int fd, off_t size) { OR_FAIL(ftruncate, fd, size); }
int ftruncate64(int fd, off64_t size) { OR_FAIL(ftruncate64, fd, size); }
int rename(const char *from, const char *to) { OR_FAIL(rename, from, to); }
int renameat(int a, const char *from, int b, const char *to) { OR_FAIL(renameat, a, from, b, to); }
int link(const char *from, const char *to) { OR_FAIL(link, from, to); }
int linkat(int a, const char *from, int b, const char *to, int flags) { OR_FAIL(linkat, a, from, b, to, flags); }
int unlink(const char *path) { OR_FAIL(unlink, path); }
