import { expect, it } from 'vitest';
import { makeAttempt, makeFacts } from '../../test/make/facts.ts';
import { finds, fixOf } from '../../test/make/finds.ts';
import type { Facts } from '../facts/facts.ts';
import { resolveOptionFiles } from '../optionfile/resolve.ts';
import { check } from './option-file-world-writable.ts';

function clientFile(mode: number): Facts {
  const options = resolveOptionFiles(
    { dialect: 'mysql', groups: ['client'], env: {}, cwd: '/', loginFile: false, defaultsFile: '/home/app/.my.cnf' },
    { read: () => ({ kind: 'file', bytes: Buffer.from('[client]\nssl-mode=REQUIRED\n'), mode }), list: () => null },
  );
  return makeFacts({ client: { options } });
}

it('fires: everybody may write it', () => {
  const facts = clientFile(0o666);
  const [found] = finds(check, facts, 1);
  expect(fixOf(found, facts)[0]).toBe('chmod o-w /home/app/.my.cnf');
  const [works] = finds(check, { ...facts, wire: { attempts: [makeAttempt()] } }, 1);
  expect(works?.severity).toBe('notice');
});

it('is silent: its group may write it', () => {
  finds(check, clientFile(0o664), 0);
});
