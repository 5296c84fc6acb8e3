import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import {
  IconArchive,
  IconArrowForwardUp,
  IconArrowLeft,
  IconCalendar,
  IconCheck,
  IconCircleCheck,
  IconCopy,
  IconDots,
  IconExternalLink,
  IconEye,
  IconGitBranch,
  IconGitMerge,
  IconLock,
  IconPencil,
} from '../shell/icons';
import { useHere } from '../api/queries';
import type { Detail } from '../api/types';
import { useLanguage } from '../i18n';
import { ClockLabel } from '../shell/ClockLabel';
import { Status } from '../shell/Status';
import type { DialogDeed } from './DeedDialogs';
import css from './TicketHeader.module.css';

interface Props {
  detail: Detail;
  now: number;
  close: () => void;
  wide: boolean;
  busy: boolean;
  accept: () => void;
  openDialog: (deed: DialogDeed) => void;
}

const kDialogs: [DialogDeed, typeof IconPencil][] = [
  ['correct', IconPencil],
  ['redirect', IconArrowForwardUp],
  ['schedule', IconCalendar],
  ['close', IconCircleCheck],
  ['merge', IconGitMerge],
  ['split', IconGitBranch],
  ['refer', IconExternalLink],
  ['protect', IconLock],
  ['archive', IconArchive],
];

export function TicketHeader({ detail, now, close, wide, busy, accept, openDialog }: Props) {
  const { t } = useLanguage();
  const clipboard = useClipboard({ timeout: 1500 });
  const may = kDialogs.filter(([deed]) => detail.allowed.includes(deed));
  // On the desk the two most used stand open; on a phone all are in the menu.
  const shown = wide ? may.slice(0, 2) : [];
  const hidden = wide ? may.slice(2) : may;
  const name = (deed: DialogDeed) => t(`deed.${deed}`);

  return (
    <header className={css.header}>
      <div className={css.top}>
        {!wide && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={40}
            className={css.back}
            aria-label={t('ticket.back')}
            onClick={close}
          >
            <IconArrowLeft size={22} />
          </ActionIcon>
        )}
        <h1 className={css.title}>{detail.title}</h1>
        <div className={css.deeds}>
          {shown.map(([deed, Icon]) => (
            <Button
              key={deed}
              variant="default"
              size="sm"
              leftSection={<Icon size={17} stroke={1.8} aria-hidden />}
              disabled={busy}
              onClick={() => openDialog(deed)}
            >
              {name(deed)}
            </Button>
          ))}
          {wide && detail.allowed.includes('accept') && (
            <Button size="sm" loading={busy} onClick={accept}>
              {t('deed.accept')}
            </Button>
          )}
          {hidden.length > 0 && (
            <Menu position="bottom-end" width={220} radius="md" shadow="md">
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" size={36} aria-label={t('deed.more')}>
                  <IconDots size={20} />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {hidden.map(([deed, Icon]) => (
                  <Menu.Item
                    key={deed}
                    leftSection={<Icon size={18} stroke={1.7} />}
                    onClick={() => openDialog(deed)}
                  >
                    {name(deed)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      </div>
      <div className={css.sub}>
        <UnstyledButton
          className={`${css.number} number`}
          aria-label={`${t('ticket.copy')} ${detail.number}`}
          onClick={() => clipboard.copy(detail.number)}
        >
          {detail.number}
          {clipboard.copied ? <IconCheck size={14} /> : <IconCopy size={14} />}
        </UnstyledButton>
        <span>
          {t('ticket.via', { citizen: detail.citizen, channel: t(`channel.${detail.channel}`) })}
        </span>
      </div>
      <div className={css.state}>
        <Status id={detail.status} />
        <span className={css.office}>{detail.agency_name || t('queue.no_office')}</span>
        {detail.urgency === 'darurat' && <b className={css.danger}>{t('queue.danger')}</b>}
        {detail.triage && <b className={css.warn}>{t('queue.triage')}</b>}
        {detail.secret && (
          <b className={css.secret}>
            <IconLock size={13} aria-hidden /> {t('queue.secret')}
          </b>
        )}
        <ClockLabel due={detail.due} now={now} />
      </div>
      <Others number={detail.number} />
    </header>
  );
}

// Who else has this report on screen: two answers to one citizen help nobody.
function Others({ number }: { number: string }) {
  const { t, list } = useLanguage();
  const others = useHere(number).data ?? [];
  if (others.length === 0) return null;
  return (
    <div className={css.others} role="status">
      <IconEye size={15} aria-hidden /> {t('ticket.others', { names: list(others) })}
    </div>
  );
}
