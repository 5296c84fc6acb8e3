import { UnstyledButton } from '@mantine/core';
import {
  IconAlertHexagon,
  IconAlertTriangle,
  IconBuilding,
  IconCheck,
  IconClock,
  IconHourglass,
  IconInbox,
  IconListDetails,
  IconMessageCheck,
  IconProgress,
  IconSparkles,
  IconUser,
} from '../shell/icons';
import { useEffect, useRef } from 'react';
import type { ListFilter } from '../api/queries';
import type { Counts, Group, Me } from '../api/types';
import { useLanguage } from '../i18n';
import css from './GroupTabs.module.css';
import { groupsFor, worthAChip } from './groups';

const kIcons: Partial<Record<Group, typeof IconInbox>> = {
  open: IconInbox,
  due: IconClock,
  danger: IconAlertTriangle,
  mine: IconUser,
  unit: IconBuilding,
  triage: IconAlertHexagon,
  new: IconSparkles,
  working: IconProgress,
  waiting: IconHourglass,
  answered: IconMessageCheck,
  closed: IconCheck,
  all: IconListDetails,
};

// What is red when it is not empty.
const kAlarms: Group[] = ['due', 'danger', 'triage'];

interface Props {
  me: Me;
  filter: ListFilter;
  setGroup: (group: Group) => void;
  counts: Counts | undefined;
  vertical?: boolean;
  className?: string;
}

export function GroupTabs({ me, filter, setGroup, counts, vertical, className = '' }: Props) {
  const { t } = useLanguage();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const chosen = row.current?.querySelector<HTMLElement>('[aria-current]');
    if (chosen && row.current && !vertical) row.current.scrollLeft = chosen.offsetLeft - 24;
  }, [filter.group, vertical, counts]); // counts make the tabs wider

  return (
    <div
      ref={row}
      role="group"
      aria-label={t('queue.filters')}
      className={`${vertical ? css.rail : css.chips} ${className}`}
    >
      {groupsFor(me).map((group) => {
        const Icon = kIcons[group] ?? IconInbox;
        const chosen = filter.group === group;
        if (!vertical && !worthAChip(group, chosen, counts)) return null;
        return (
          <UnstyledButton
            key={group}
            className={css.tab}
            aria-current={chosen ? 'true' : undefined}
            onClick={() => setGroup(group)}
          >
            {vertical && <Icon size={18} stroke={1.7} aria-hidden />}
            <span className={css.word}>{t(`group.${group}`)}</span>
            {counts && (
              <span className={kAlarms.includes(group) && counts[group] > 0 ? css.urgent : css.count}>
                {counts[group]}
              </span>
            )}
          </UnstyledButton>
        );
      })}
    </div>
  );
}
