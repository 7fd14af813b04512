/* Put before libc (LD_PRELOAD): counts the calls that change a disk, and lets the one that was asked for fail.
   faults_arm(n, error, lasting): the n-th call from now on fails with errno `error`; lasting: so do all after it.
   faults_arm(0, ...): none. faults_seen(): calls since. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/types.h>

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

#define REAL(name, type) static type real; if (!real) real = (type)dlsym(RTLD_NEXT, name)

ssize_t write(int fd, const void *content, size_t size) {
    REAL("write", ssize_t (*)(int, const void *, size_t));
    return fd > 2 && fails() ? -1 : real(fd, content, size);
}
ssize_t pwrite(int fd, const void *content, size_t size, off_t offset) {
    REAL("pwrite", ssize_t (*)(int, const void *, size_t, off_t));
    return fails() ? -1 : real(fd, content, size, offset);
}
ssize_t pwrite64(int fd, const void *content, size_t size, off64_t offset) {
    REAL("pwrite64", ssize_t (*)(int, const void *, size_t, off64_t));
    return fails() ? -1 : real(fd, content, size, offset);
}
int fsync(int fd) { REAL("fsync", int (*)(int)); return fails() ? -1 : real(fd); }
int fdatasync(int fd) { REAL("fdatasync", int (*)(int)); return fails() ? -1 : real(fd); }
int ftruncate(int fd, off_t size) { REAL("ftruncate", int (*)(int, off_t)); return fails() ? -1 : real(fd, size); }
int ftruncate64(int fd, off64_t size) {
    REAL("ftruncate64", int (*)(int, off64_t));
    return fails() ? -1 : real(fd, size);
}
int rename(const char *from, const char *to) {
    REAL("rename", int (*)(const char *, const char *));
    return fails() ? -1 : real(from, to);
}
int renameat(int a, const char *from, int b, const char *to) {
    REAL("renameat", int (*)(int, const char *, int, const char *));
    return fails() ? -1 : real(a, from, b, to);
}
int link(const char *from, const char *to) {
    REAL("link", int (*)(const char *, const char *));
    return fails() ? -1 : real(from, to);
}
int linkat(int a, const char *from, int b, const char *to, int flags) {
    REAL("linkat", int (*)(int, const char *, int, const char *, int));
    return fails() ? -1 : real(a, from, b, to, flags);
}
int unlink(const char *path) { REAL("unlink", int (*)(const char *)); return fails() ? -1 : real(path); }
