import type { Check } from './engine/check.ts';
import { foundDriver } from './engine/driver-found.ts';

export const check: Check = {
  id: 'driver-orm-ssl-at-wrong-level',
  family: 'clients-drivers',
  title: 'Knex/Sequelize: ssl is set one level too high and ignored',
  role: 'cause',
  severity: 'warning',
  seenFrom: ['client-files'],
  leadsTo: ['tls-not-asked'],
  versions:
    'Sequelize 5-6 with mysql2/mariadb, Knex 0.95-3.x. `require:true` (a PostgreSQL habit) is ignored by mysql2 too.',
  symptoms: [
    {
      where:
        'driver Sequelize 6.37 {ssl:true} beside dialect (not in dialectOptions); driver Knex 3.3 {client, connection:{…}, ssl:{ca}}',
      text: 'OK (empty cipher)',
    },
  ],
  why: 'The ORM hands only connection (Knex) or dialectOptions (Sequelize) to the driver.',
  proof: 'Static: an ssl key exists outside connection/dialectOptions. Online: Ssl_cipher empty.',
  fix: [
    "Sequelize: dialectOptions: { ssl: { ca: fs.readFileSync('/etc/app/ca.pem'), verifyIdentity: true } }",
    "Knex: connection: { host, user, password, ssl: { ca: fs.readFileSync('/etc/app/ca.pem') } }",
    'check: await knex.raw("show status like \'Ssl_cipher\'")',
  ],
  lookAlikes: ['driver-plaintext-by-default', 'driver-node-ssl-true'],
  reads: ['client.driver'],
  run: foundDriver('driver-orm-ssl-at-wrong-level'),
};
