import { issueClient } from '../../src/ca/issue.ts';
import { openCa } from '../../src/ca/open-ca.ts';
import { revoke } from '../../src/ca/revoke.ts';

// Issues and revokes in a CA folder until it has done so often enough, or is killed: DIR OUT PREFIX COUNT.
const [dir = '', out = '', prefix = '', count = '0'] = process.argv.slice(2);
for (let number = 0; number < Number(count); number += 1) {
  const { serial } = await issueClient(openCa(dir), { name: `${prefix}-${number}`, out });
  if (number % 3 === 2) await revoke(openCa(dir), { what: { serial } });
}
