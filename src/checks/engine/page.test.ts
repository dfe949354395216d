import { expect, it } from 'vitest';
import { check as fault } from '../server-key-unreadable.ts';
import { checkPage } from './page.ts';

it('has the parts of a page, and links to the look-alikes that have a title', () => {
  const page = checkPage(fault, (id) => (id === 'server-key-file-missing' ? 'The file does not exist' : undefined));
  expect(page).toContain('# server-key-unreadable\n');
  for (const title of ['Why', 'What it looks like', 'How to prove it', 'How to mend it', 'Looks like it'])
    expect(page).toContain(`## ${title}\n`);
  expect(page).toContain('- [server-key-file-missing](server-key-file-missing.md): The file does not exist');
  expect(page.match(/\.md\)/g)).toHaveLength(1);
});
