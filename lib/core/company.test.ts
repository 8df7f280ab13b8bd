import { describe, expect, it } from 'vitest';
import { foldCompanyName, sameCompany } from './company.ts';

describe('foldCompanyName', () => {
  it.each([
    ['L’Oréal S.A.', 'LOREAL'],
    ['Johnson & Johnson', 'Johnson and Johnson'],
    ['Zephyr Robotics, Inc.', 'zephyr-robotics'],
    ['Fine Foods S.p.A.', 'Fine Foods'],
    ['HELLA GmbH & Co. KGaA', 'Hella'],
    ['The Gap, Inc.', 'GAP'],
    ['Zhejiang Dahua Technology Co., Ltd.', 'Zhejiang Dahua Technology'],
    ['Megacable Holdings, S. A. B. de C. V.', 'Megacable'],
    ['Müßig AG', 'Mussig'],
    ['PT Trisula Tbk', 'Trisula'],
  ])('writes %j and %j alike', (a, b) => {
    expect(foldCompanyName(a)).toBe(foldCompanyName(b));
  });

  it('keeps apart what is apart, and never folds a name to nothing', () => {
    expect(foldCompanyName('Siemens Energy AG')).not.toBe(foldCompanyName('Siemens AG'));
    for (const name of ['Group', 'Co', 'SE', 'The Company', 'AG & Co. KG'])
      expect(foldCompanyName(name)).not.toBe('');
    expect(foldCompanyName('—')).toBe('');
  });
});

describe('sameCompany', () => {
  it.each([
    [{ name: 'Acme', domain: 'acme.com' }, { name: 'Something else', domain: 'www.acme.com' }, 'same'],
    [{ domain: 'acme.com' }, { domain: 'acme.co.uk' }, 'same'],
    [{ domain: 'acme.com' }, { domain: 'globex.com' }, 'different'],
    [{ name: 'Acme', domain: 'acme.com' }, { name: 'ACME Inc.', domain: 'globex.com' }, 'unclear'],
    [{ name: 'Acme GmbH' }, { name: 'ACME' }, 'same'],
    [{ name: 'Acme' }, { name: 'Globex' }, 'different'],
    [{ name: 'Siemens' }, { name: 'Siemens Energy' }, 'unclear'],
    [{ domain: 'acme.com' }, { name: 'Acme Ltd' }, 'same'],
    [{ domain: 'acme.com' }, {}, 'unclear'],
    [{ name: 'Acme', domain: 'gmail.com' }, { name: 'Globex', domain: 'gmail.com' }, 'different'],
    [{}, {}, 'unclear'],
  ])('compares %j with %j: %s', (row, answer, verdict) => {
    expect(sameCompany(row, answer)).toMatchObject({ verdict });
    expect(sameCompany(row, answer).reason).toMatch(/^\P{Ll}.*\.$/u);
  });
});

type Pair = readonly [row: Parameters<typeof sameCompany>[0], answer: Parameters<typeof sameCompany>[1]];

describe('B3: no wrong alarm', () => {
  const fine: readonly Pair[] = [
    [{ name: 'Siemens AG', domain: 'siemens.com' }, { name: 'SIEMENS AKTIENGESELLSCHAFT' }],
    [
      { name: 'Deutsche Telekom', domain: 'telekom.de' },
      { name: 'Deutsche Telekom AG', domain: 'telekom.com' },
    ],
    [
      { name: 'Volkswagen', domain: 'volkswagen.de' },
      { name: 'VOLKSWAGEN AG', domain: 'volkswagenag.com' },
    ],
    [{ name: 'IBM', domain: 'ibm.com' }, { name: 'International Business Machines Corporation' }],
    [{ name: 'BMW', domain: 'bmw.de' }, { name: 'Bayerische Motoren Werke Aktiengesellschaft' }],
    [{ name: 'Société Générale' }, { name: 'SOCIETE GENERALE' }],
    [{ name: 'ABN AMRO', domain: 'abnamro.nl' }, { name: 'ABN AMRO Bank N.V.' }],
    [
      { name: 'Zalando', domain: 'zalando.de' },
      { name: 'Zalando SE', domain: 'corporate.zalando.com' },
    ],
    [
      { name: 'Booking.com', domain: 'booking.com' },
      { name: 'Booking Holdings Inc.', domain: 'bookingholdings.com' },
    ],
    [{ name: 'Amazon', domain: 'amazon.com' }, { name: 'AMAZON.COM, INC.' }],
    [{ domain: 'amazon.de' }, { name: 'Amazon EU S.à r.l.', domain: 'amazon.com' }],
    [{ domain: 'telekom.com' }, { name: 'Deutsche Telekom AG' }],
    [{ domain: 'jnj.com' }, { name: 'Johnson & Johnson' }],
    [{ domain: 'getdropbox.com' }, { name: 'Dropbox, Inc.', domain: 'dropbox.com' }],
    [{ domain: 'trynotion.so' }, { name: 'Notion Labs', domain: 'notion.so' }],
    [{ name: 'Müller GmbH & Co. KG', domain: 'mueller.de' }, { name: 'Mueller GmbH & Co KG' }],
    [{ name: 'Ørsted', domain: 'orsted.com' }, { name: 'Orsted A/S' }],
    [
      { name: '株式会社日立製作所', domain: 'hitachi.co.jp' },
      { name: 'Hitachi, Ltd.', domain: 'hitachi.com' },
    ],
    [{ name: 'ООО Ромашка' }, { name: 'Romashka LLC' }],
    [{ name: 'Acme' }, { name: 'acme.com' }],
    [{ domain: 'acme.com' }, { domain: 'https://www.acme.com/en/about' }],
    [{ domain: 'acme.com' }, { domain: 'https://www.linkedin.com/company/acme' }],
    [{ domain: 'acme.com' }, { domain: 'info@acme.com' }],
    [{ name: 'AT&T', domain: 'att.com' }, { name: 'AT&T INC.' }],
    [{ name: 'The New York Times', domain: 'nytimes.com' }, { name: 'New York Times Co' }],
    [{ domain: 'bosch.com' }, { name: 'Robert Bosch GmbH' }],
    [
      { name: 'Siemens', domain: 'siemens.com' },
      { name: 'Siemens Energy', domain: 'siemens-energy.com' },
    ],
  ];
  it.each(fine)('%j may be %j', (row, answer) => {
    expect(sameCompany(row, answer).verdict).not.toBe('different');
  });

  const alarms: readonly Pair[] = [
    [
      { name: 'Delta Air Lines', domain: 'delta.com' },
      { name: 'Delta Faucet Company', domain: 'deltafaucet.com' },
    ],
    [
      { name: 'Acme', domain: 'acme.com' },
      { name: 'Globex Corporation', domain: 'globex.com' },
    ],
    [{ name: 'Bank of America' }, { name: 'Bank of China' }],
    [{ name: 'United Airlines' }, { name: 'United Health Group' }],
    [{ name: 'General Motors' }, { name: 'General Mills' }],
    [{ name: 'American Express' }, { name: 'American Airlines' }],
    [{ name: 'Deutsche Bank' }, { name: 'Deutsche Börse' }],
    [{ domain: 'acme.com' }, { domain: 'globex.com' }],
    [{ name: 'LinkedIn', domain: 'linkedin.com' }, { domain: 'acme.com' }],
  ];
  it.each(alarms)('%j is not %j', (row, answer) => {
    expect(sameCompany(row, answer).verdict).toBe('different');
  });
});
