import type { SelectHTMLAttributes } from 'preact';

export interface SelectOption<V extends string> {
  value: V;
  label: string;
  disabled?: boolean;
  /** Options with the same group stand together under its name. */
  group?: string;
}

export interface SelectProps<V extends string>
  extends Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    'size' | 'role' | 'multiple' | 'value' | 'onInput' | 'onChange' | 'class' | 'className'
  > {
  value: V;
  options: readonly SelectOption<V>[];
  onValue: (value: V) => void;
  size?: 'small' | 'middle' | 'large';
}

/** `<Select value={type} options={[{ value: 'number', label: 'Number' }]} onValue={set} />`: the browser's own list. */
export function Select<V extends string>({ value, options, onValue, size, ...rest }: SelectProps<V>) {
  const choose = (text: string) => {
    const option = options.find(o => o.value === text);
    if (option) onValue(option.value);
  };
  const groups = [...new Set(options.map(o => o.group))];
  const draw = (o: SelectOption<V>) => (
    <option key={o.value} value={o.value} disabled={o.disabled ?? false} selected={o.value === value}>
      {o.label}
    </option>
  );
  return (
    <select
      {...rest}
      class="Input"
      data-size={size}
      value={value}
      onChange={event => choose(event.currentTarget.value)}
    >
      {groups.map(group => {
        const inside = options.filter(o => o.group === group).map(draw);
        return group === undefined ? inside : <optgroup label={group}>{inside}</optgroup>;
      })}
    </select>
  );
}
