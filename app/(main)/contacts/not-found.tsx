/** A contact that is not there: the open pane, which the layout draws, says so. */
export default function ContactNotFound() {
  return null;
}
