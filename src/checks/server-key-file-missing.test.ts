import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-key-file-missing.ts';

it('fires: the file is not there', () => finds(check, makeServer({ key: fileAt('/0755 etc/0755 k.pem:missing') }), 1));

it('is silent: it is there', () => finds(check, makeServer({ key: fileAt('/0755 etc/0755 k.pem:0400,mysql') }), 0));
