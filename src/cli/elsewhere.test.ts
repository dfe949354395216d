import { expect, it } from 'vitest';
import { elsewhereOf } from './elsewhere.ts';

it('gives the words of a shell for the other machine', () => {
  expect(elsewhereOf({ ssh: undefined, sudo: undefined, 'ssh-config': undefined }, '/')).toBeUndefined();
  expect(elsewhereOf({ ssh: 'a@db', sudo: undefined, 'ssh-config': undefined }, '/')).toEqual({
    name: 'a@db',
    shell: 'ssh -n a@db',
    flags: '--ssh=a@db',
    sudo: false,
  });
  expect(elsewhereOf({ ssh: 'db', sudo: true, 'ssh-config': 'my config' }, '/home/a')).toEqual({
    name: 'db',
    shell: "ssh -n -F '/home/a/my config' db",
    flags: "--ssh=db --ssh-config='/home/a/my config' --sudo",
    sudo: true,
  });
});
