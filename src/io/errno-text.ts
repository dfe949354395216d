/** What shells and tools print under LC_ALL=C for an errno: strerror of glibc and musl, and dash's and busybox's own words. */
const texts: readonly (readonly [pattern: RegExp, errno: string])[] = [
  [/not a directory/i, 'ENOTDIR'],
  [/no such file|nonexistent/i, 'ENOENT'],
  [/permission denied/i, 'EACCES'],
  [/operation not permitted/i, 'EPERM'],
  [/is a directory/i, 'EISDIR'],
  [/file exists|cannot overwrite/i, 'EEXIST'],
  [/directory not empty/i, 'ENOTEMPTY'],
  [/read-only file ?system/i, 'EROFS'],
  [/no space left/i, 'ENOSPC'],
  [/quota exceeded/i, 'EDQUOT'],
  [/too many levels of symbolic links|symbolic link loop/i, 'ELOOP'],
  [/file name too long|filename too long/i, 'ENAMETOOLONG'],
  [/invalid argument/i, 'EINVAL'],
  [/(input\/output|i\/o) error/i, 'EIO'],
];

/** The errno that a program's words stand for; `unknown` where they are of another kind. */
export function errnoIn(text: string): string {
  // The reason comes last, after the path, which may have any words in it.
  const reason = text.trim().split('\n').at(-1)?.split(': ').at(-1) ?? '';
  return texts.find(([pattern]) => pattern.test(reason))?.[1] ?? 'unknown';
}
