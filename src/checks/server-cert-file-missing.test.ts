import { it } from 'vitest';
import { fileAt } from '../../test/make/files.ts';
import { finds, makeServer } from '../../test/make/finds.ts';
import { check } from './server-cert-file-missing.ts';

it('fires: the file is not there', () => finds(check, makeServer({ cert: fileAt('/0755 c.pem:missing') }), 1));

it('is silent: it is there', () => finds(check, makeServer({ cert: fileAt('/0755 etc/0755 x.pem:0644') }), 0));
