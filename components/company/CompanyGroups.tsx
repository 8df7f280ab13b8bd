import { Clock, RefreshCw } from 'lucide-preact';
import { IconButton } from '../button/IconButton.tsx';
import { CardGroup } from '../card/CardGroup.tsx';
import { Badge } from '../sign/Badge.tsx';
import type { CompanyFieldsProps } from './CompanyFields.tsx';
import { FieldRow } from './FieldRow.tsx';
import { WhyBox } from './WhyBox.tsx';

export interface CompanyGroupsProps extends CompanyFieldsProps {
  /** Asks one source again. */
  onAgain: (planId: string, event: MouseEvent) => void;
}

/** The fields by who answered, with age and cost in each head: the card's way. */
export function CompanyGroups({ view, open, onWhy, onNext, onAgain, valueActions }: CompanyGroupsProps) {
  return (
    <>
      {view.groups.map(group => (
        <CardGroup
          key={group.planId}
          provider={group.provider}
          meta={group.meta}
          end={
            group.again && (
              <IconButton
                icon={RefreshCw}
                label={group.again}
                size="small"
                onClick={event => onAgain(group.planId, event)}
              />
            )
          }
        >
          {group.fields.map((field, i) => {
            const stale = field.stale && i === group.fields.findIndex(one => one.stale);
            const end = stale ? (
              <Badge tone="outline" icon={Clock}>
                stale
              </Badge>
            ) : group.mixed && field.cell ? (
              field.source
            ) : undefined;
            return (
              <FieldRow
                key={field.key}
                field={field}
                end={end}
                open={open?.key === field.key}
                why={open && <WhyBox provenance={open.provenance} field={field} actions={valueActions} />}
                onWhy={onWhy}
                onNext={onNext}
              />
            );
          })}
        </CardGroup>
      ))}
    </>
  );
}
