import { spawn } from 'node:child_process';

/** Tidies up after us when we cannot: see `startGuardian`. */
export interface Guardian {
  /** From now on this process is ended, too; a later one takes its place. */
  watch(pid: number): void;
  /** All is tidied up, or is to stay: the guardian ends and does nothing. */
  release(): void;
}

const script = `
while read -r word value; do
  case $word in
    watch) pid=$value ;;
    release) exit 0 ;;
  esac
done
[ -n "$pid" ] && kill -KILL "$pid" && sleep 0.3
[ -n "$1" ] && rm -rf "$1"
`;

/**
 * A shell that reads from a pipe of ours. When the pipe closes without a word, because we were killed, it ends the process
 * it was told of and removes the folder (unless that is to be kept).
 */
export function startGuardian(folder: string | undefined): Guardian {
  // A session of its own, so that Ctrl-C and a closed terminal don't reach it.
  const child = spawn('/bin/sh', ['-c', script, 'sh', folder ?? ''], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  child.unref();
  return {
    watch: (pid) => void child.stdin.write(`watch ${pid}\n`),
    release: () => void child.stdin.end('release\n'),
  };
}
