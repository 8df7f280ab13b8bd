/** A few alternatives side by side, under the words that say what is chosen. */
import { Segmented, type SegmentedProps } from '../../../components/field/Segmented.tsx';

/** `<Choice label="The cursor comes from" value={v} options={…} onValue={set} />` */
export function Choice<V extends string>(props: SegmentedProps<V>) {
  return (
    <div class="Form-choice">
      <span class="Field-label" aria-hidden="true">
        {props.label}
      </span>
      <Segmented {...props} />
    </div>
  );
}
