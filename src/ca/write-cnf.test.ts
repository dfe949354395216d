import { expect, it } from 'vitest';
import { caSection, cnfValue, parseCnf } from './openssl-cnf.ts';
import { writeCnf } from './write-cnf.ts';

// That `openssl ca` works with it is tested in test/ca.
it('is read back with the paths of the folder, whatever its name', () => {
  for (const dir of ['/srv/ca', '/srv/my $CA #1', "/srv/it's"]) {
    const cnf = parseCnf(writeCnf({ dir, days: 397, crlDays: 30 }));
    expect(caSection(cnf)).toBe('CA_default');
    expect(cnfValue(cnf, 'CA_default', 'database')).toBe(`${dir}/index.txt`);
    expect(cnfValue(cnf, 'CA_default', 'default_days')).toBe('397');
    expect(cnfValue(cnf, 'CA_default', 'copy_extensions')).toBe('none');
  }
});
