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
