import { it } from 'vitest';
import { makeFacts } from '../../test/make/facts.ts';
import { finds } from '../../test/make/finds.ts';
import { clientWith, serverWith } from '../../test/make/options.ts';
import { check } from './option-name-typo.ts';

it('fires: shortened', () => void finds(check, serverWith('[mysqld]\ntls_vers=TLSv1.2\n'), 1));

it('fires: too long', () => void finds(check, serverWith('[mysqld]\nssl_certificate=/x\n', 'mariadb'), 1));

it('fires: letters swapped', () => void finds(check, serverWith('[mysqld]\nsls-cert=/x\n'), 1));

it('fires: a client', () => void finds(check, clientWith('[client]\nssl-cafile=/x\n'), 1));

it('is silent: right', () => void finds(check, serverWith('[mysqld]\ntls_version=TLSv1.2\n'), 0));

it('is silent: unique beginning in MariaDB', () =>
  void finds(check, serverWith('[mysqld]\nssl_cer=/x\n', 'mariadb'), 0));

it('is silent: nothing about TLS', () => void finds(check, serverWith('[mysqld]\nmax_connectons=1\n'), 0));

it('fires: on the command line', () => {
  const slip = { code: 'option-unknown', seen: 'unknown option --ssl-mod2', nearest: 'ssl-mode' };
  finds(check, makeFacts({ client: { optionsRefused: slip } }), 1);
});
