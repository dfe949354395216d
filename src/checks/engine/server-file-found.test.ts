import { expect, it } from 'vitest';
import { fileAt } from '../../../test/make/files.ts';
import { fixOf, makeServer } from '../../../test/make/finds.ts';
import { about, foundObstacles } from './server-file-found.ts';

it('says which folder, with its mode, and mends that folder', () => {
  const facts = makeServer({ key: fileAt('/0755 etc/0755 live/0700 k.pem:0644') });
  const [found, more] = foundObstacles(about(['key'], ['folder-closed']))(facts);
  expect(more).toBeUndefined();
  expect(found).toMatchObject({
    what: "ssl_key=/etc/live/k.pem: the server's user mysql (uid 104) may not pass the folder /etc/live (0700 root:root)",
    evidence: { variable: 'ssl_key', file: '/etc/live/k.pem', at: '/etc/live', mode: '0700 root:root' },
  });
  expect(fixOf(found, facts).slice(0, 3)).toEqual([
    'chgrp "$(id -gn mysql)" /etc/live',
    'chmod g+x /etc/live',
    'systemctl start mysql',
  ]);
});

it('leaves the folder to a group that may pass already', () => {
  const facts = makeServer({ key: fileAt('/0755 etc/0755 private/0710 k.pem:0644') });
  const [found] = foundObstacles(about(['key'], ['folder-closed']))(facts);
  expect(fixOf(found, facts)[0]).toBe('setfacl -m u:mysql:x /etc/private');
});

it('moves a file out of a home instead of opening the home', () => {
  const facts = makeServer({ key: fileAt('/0755 root/0700 k.pem:0644') });
  const [found] = foundObstacles(about(['key'], ['folder-closed']))(facts);
  expect(fixOf(found, facts)[0]).toBe(
    'install -D -o mysql -g "$(id -gn mysql)" -m 0400 /root/k.pem /etc/mysql/tls/k.pem',
  );
});

it('opens the whole way at once, and takes no group its way', () => {
  const facts = makeServer({ key: fileAt('/0755 a/0700 b/0710 k.pem:0600') });
  const [found] = foundObstacles(about(['key'], ['folder-closed']))(facts);
  expect(fixOf(found, facts).slice(0, 5)).toEqual([
    `chgrp "$(id -gn mysql)" /a`,
    'chmod g+x /a',
    'setfacl -m u:mysql:x /a/b',
    'chown mysql: /a/b/k.pem',
    'chmod 0400 /a/b/k.pem',
  ]);
});
