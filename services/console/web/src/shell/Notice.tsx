import type { ReactNode } from 'react';
import css from './Notice.module.css';

interface Props {
  icon: ReactNode;
  title: string;
  text: string;
  children?: ReactNode;
  page?: boolean; // fills the window
}

// A pane that has nothing to show says why, and what to do.
export function Notice({ icon, title, text, children, page }: Props) {
  return (
    <div className={page ? `${css.notice} ${css.page}` : css.notice}>
      <div className={css.icon} aria-hidden>
        {icon}
      </div>
      <h2 className={css.title}>{title}</h2>
      <p className={css.text}>{text}</p>
      {children}
    </div>
  );
}
