/** The variable that fills a parameter: the row's own column where the name says so. */

const DOMAIN = /^(?:company_?)?(?:domain|website)(?:_?name)?$|^(?:domain|website)_?url$/i;
const COMPANY = /^(?:company|organi[sz]ation|business)(?:_?name)?$/i;

export function variableFor(name: string): string {
  if (DOMAIN.test(name)) return 'domain';
  if (COMPANY.test(name)) return 'company_name';
  const plain = name
    .normalize('NFKD')
    .replace(/[^\w]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 60);
  return /^[A-Za-z_]/.test(plain) ? plain : `v_${plain}`;
}
