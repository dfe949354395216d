import { expect, it } from 'vitest';
import { forwardError, lastWords, sshError } from './ssh-error.ts';

const check = (stderr: string, code: string, opened = false): void =>
  expect([stderr, sshError(stderr, 'db1', opened).code]).toEqual([stderr, code]);

it('knows why ssh did not come in', () => {
  check('sh: 3: ssh: not found', 'ssh-missing');
  check('@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.', 'ssh-host-key');
  check('No ED25519 host key is known for db1 and you have requested strict checking.', 'ssh-host-key');
  check('root@db1: Permission denied (publickey).', 'ssh-denied');
  check('ssh: Could not resolve hostname db1: Name or service not known', 'ssh-unreachable');
  check('ssh: connect to host db1 port 22: Connection timed out', 'ssh-unreachable');
  check('sudo: a password is required', 'sudo-refused');
  check('sudo: sorry, you must have a tty to run sudo', 'sudo-refused');
  check('sh: 1: exec: sudo: not found', 'sudo-refused');
  check('This account is currently not available.', 'ssh-failed');
  check('', 'ssh-failed');
});

it('calls what comes later a loss', () => {
  check('client_loop: send disconnect: Broken pipe', 'ssh-lost', true);
  check('Connection to db1 closed by remote host.', 'ssh-lost', true);
  // A shell there may have printed anything before.
  check('sudo: unable to resolve host db1\nTimeout, server db1 not responding.', 'ssh-lost', true);
});

it('gives the last words that matter', () => {
  expect(lastWords('debug1: x\nbad thing\nWarning: Permanently added x\n\n')).toBe('bad thing');
  expect(lastWords('')).toBe('it said nothing');
});

it('knows why nothing came through', () => {
  const code = (said: string): string | undefined => forwardError(said, 'db1')?.code;
  expect(code('channel 2: open failed: connect failed: Connection refused')).toBe('connect-refused');
  expect(code('channel 2: open failed: administratively prohibited: open failed')).toBe('ssh-forward-refused');
  expect(code('channel 2: open failed: connect failed: No such file or directory')).toBe('socket-missing');
  expect(code('channel 2: open failed: connect failed: Permission denied')).toBe('connect-forbidden');
  expect(code('x')).toBeUndefined();
});
