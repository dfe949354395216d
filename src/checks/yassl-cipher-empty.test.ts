import { it } from 'vitest';
import { finds } from '../../test/make/finds.ts';
import { serverWith } from '../../test/make/options.ts';
import { check } from './yassl-cipher-empty.ts';

it('fires: empty', () => void finds(check, serverWith('[mysqld]\nssl-cipher=\n', 'mysql56'), 1));

it('is silent: OpenSSL', () => void finds(check, serverWith('[mysqld]\nssl-cipher=\n'), 0));

it('is silent: a list', () => void finds(check, serverWith('[mysqld]\nssl-cipher=AES256-SHA\n', 'mysql56'), 0));
