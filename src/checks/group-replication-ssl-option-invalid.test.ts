import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './group-replication-ssl-option-invalid.ts';

it('fires: no plugin', () => void finds(check, serverWith('[mysqld]\ngroup_replication_ssl_mode=REQUIRED\n'), 1));

it('is silent: loose', () => void finds(check, serverWith('[mysqld]\nloose-group_replication_ssl_mode=REQUIRED\n'), 0));

it('is silent: another option of it', () =>
  void finds(check, serverWith('[mysqld]\ngroup_replication_start_on_boot=0\n'), 0));
it('is silent: the plugin is loaded, or the server knows the variable', () => {
  const option = 'group_replication_ssl_mode=REQUIRED';
  finds(check, serverWith(`[mysqld]\nplugin-load-add=group_replication.so\n${option}\n`), 0);
  const variables = { group_replication_ssl_mode: 'REQUIRED' };
  finds(check, { ...serverWith(`[mysqld]\n${option}\n`), admin: { variables } }, 0);
  finds(check, { ...serverWith(`[mysqld]\n${option}\n`), admin: { variables: {} } }, 1);
});
