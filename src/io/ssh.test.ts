import { expect, it } from 'vitest';
import { checkedDestination } from './ssh.ts';

// What it does with a real sshd: test/servers/ssh.test.ts.
it('takes destinations as ssh does, and none that looks like an option', () => {
  for (const good of ['db1', 'root@db1.example.com', 'ssh://root@[::1]:2222', 'a-b']) {
    expect(checkedDestination(good)).toBe(good);
  }
  for (const bad of ['', '-oProxyCommand=x', 'a b', 'a\tb', 'a\u001b[0m']) {
    expect(() => checkedDestination(bad)).toThrow(/user@host/);
  }
});
