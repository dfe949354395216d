import { expect, it } from 'vitest';
import { makeFacts } from '../../../test/make/facts.ts';
import { makeChannel } from '../../../test/make/replica.ts';
import type { AdminFacts } from '../../facts/admin.ts';
import { changeLines, restartReplica, runLine, sqlText } from './replica-mend.ts';

const change = (admin: AdminFacts, channel: string): string | undefined =>
  changeLines(makeFacts({ admin }), makeChannel({ channel }), { SSL: '1' })[0];

it('speaks the words of the server at hand', () => {
  expect(change({ flavor: 'mysql', version: '9.7.4' }, 'west')).toBe(
    `mysql -e "STOP REPLICA FOR CHANNEL 'west'; CHANGE REPLICATION SOURCE TO SOURCE_SSL=1 FOR CHANNEL 'west'; START REPLICA FOR CHANNEL 'west';"`,
  );
  expect(change({ flavor: 'mysql', version: '5.6.24' }, '')).toBe(
    'mysql -e "STOP SLAVE; CHANGE MASTER TO MASTER_SSL=1; START SLAVE;"',
  );
  expect(change({ flavor: 'mariadb', version: '11.8.2' }, 'west')).toBe(
    `mariadb -e "STOP SLAVE 'west'; CHANGE MASTER 'west' TO MASTER_SSL=1; START SLAVE 'west';"`,
  );
  expect(restartReplica(makeFacts({ admin: { flavor: 'mariadb' } }), makeChannel())[1]).toBe(
    'mariadb -E -e "SHOW SLAVE STATUS"',
  );
});

it('quotes for SQL and for the shell', () => {
  expect(sqlText("o'b")).toBe("'o''b'");
  expect(runLine(makeFacts(), 'SELECT "$x"')).toBe('mysql -e "SELECT \\"\\$x\\""');
});
