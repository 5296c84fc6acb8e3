import { Modal } from '@mantine/core';
import { useState } from 'react';
import type { Media } from '../api/types';
import { useLanguage } from '../i18n';
import { IconFileText, IconMicrophone, IconPhoto } from '../shell/icons';
import css from './Bubble.module.css';

function iconOf(mime: string) {
  if (mime.startsWith('image/') || mime.startsWith('video/')) return IconPhoto;
  return mime.startsWith('audio/') ? IconMicrophone : IconFileText;
}

// What hangs on a message: in place if the desk says so; else its kind, its name as text, and
// whether it could be kept.
export function Attached({ media, report }: { media: Media; report: string }) {
  const { t, number } = useLanguage();
  const kind = media.mime.split('/')[0] ?? '';
  const name = media.name || t(`media.${kind}`, { defaultValue: t('media.file') });
  const address = `/api/v1/tickets/${report}/media/${media.hash}`;
  const stored = media.state === 'stored' && media.hash !== '';
  const shown = stored && media.shown;
  if (shown && kind === 'image') return <Picture address={address} name={name} />;
  if (shown && kind === 'audio') {
    return <audio className={css.player} controls preload="none" src={address} aria-label={name} />;
  }
  if (shown && kind === 'video') {
    return <video className={css.picture} controls preload="none" src={address} aria-label={name} />;
  }
  const Icon = iconOf(media.mime);
  return (
    <div className={css.attached}>
      <Icon size={20} stroke={1.6} aria-hidden />
      <span>
        {stored ? (
          <a href={address} download>
            {name}
          </a>
        ) : (
          name
        )}
        <small>
          {t(`media.${media.state}`)}
          {media.bytes > 0 && ` · ${number(media.bytes / 1024)} kB`}
        </small>
      </span>
    </div>
  );
}

// Small in the chat, large on a press.
function Picture({ address, name }: { address: string; name: string }) {
  const { t } = useLanguage();
  const [large, setLarge] = useState(false);
  return (
    <>
      <button type="button" className={css.thumb} onClick={() => setLarge(true)}>
        <img className={css.picture} src={address} alt={name} loading="lazy" />
      </button>
      <Modal
        opened={large}
        onClose={() => setLarge(false)}
        title={name}
        size="auto"
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        <img className={css.large} src={address} alt={name} />
      </Modal>
    </>
  );
}
