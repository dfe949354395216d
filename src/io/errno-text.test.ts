import { expect, it } from 'vitest';
import { errnoIn } from './errno-text.ts';

const check = (text: string, errno: string): void => expect(errnoIn(text)).toBe(errno);

it("knows the words of coreutils, busybox and shells, and isn't taken in by paths", () => {
  check("stat: cannot statx '/x': No such file or directory", 'ENOENT');
  check("stat: can't stat '/x': Permission denied", 'EACCES');
  check('sh: 5: cannot create /x/y: Directory nonexistent', 'ENOENT');
  check('ash: /x/y: nonexistent directory', 'ENOENT');
  check("ls: cannot access '/file exists: x/': Not a directory", 'ENOTDIR');
  check('Is a directory', 'EISDIR');
  check('sh: line 1: printf: write error: No space left on device', 'ENOSPC');
  check("mv: cannot move 'a' to 'b': Read-only file system", 'EROFS');
  check('/loop: Symbolic link loop', 'ELOOP');
  check('segmentation fault', 'unknown');
  check('', 'unknown');
});
