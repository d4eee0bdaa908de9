package opora.mailroom;

import jakarta.mail.FolderClosedException;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import opora.shell.Round;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Fetches mails from the folders of mail servers. A mail leaves its folder only after the commit,
/// so a crash at any moment makes it come again, and it is known again.
@Component
class FetchMails extends Round {
    private static final Logger log = LoggerFactory.getLogger(FetchMails.class);
    private static final int MOST = 20;
    private static final int MOST_BYTES = 8_000_000;

    private final LooksIntoBoxes looks;
    private final TakeMails mails;
    private final MailroomSettings settings;

    FetchMails(LooksIntoBoxes looks, TakeMails mails, MailroomSettings settings) {
        super("mailboxes", Duration.ofMillis(500), 0);
        this.looks = looks;
        this.mails = mails;
        this.settings = settings;
    }

    @Override
    protected void look() {
        for (var due : looks.claim()) {
            Thread.ofVirtual().name("mailbox-" + due.box().id()).start(() -> fetch(due));
        }
    }

    private void fetch(LooksIntoBoxes.Due due) {
        try (var folder = ImapFolder.open(due.box(), looks.password(due), settings)) {
            new Look(due.box(), folder, folder.validity()).all(due.lastUid(folder.validity()));
            looks.well(due.box());
        } catch (MessagingException | IOException e) {
            looks.failed(due.box(), Why.of(e));
        } catch (RuntimeException e) {
            log.warn("the mailbox {} waits: {}", due.box().address(), e.getMessage());
            looks.release(due.box());
        }
    }

    /// One look into a folder, a handful of mails after the other.
    private final class Look {
        private final Box box;
        private final ImapFolder folder;
        private final long validity;
        private final List<ImapFolder.Found> found = new ArrayList<>();
        private final List<ImapFolder.Found> done = new ArrayList<>();
        private final List<Arrival> arrivals = new ArrayList<>();
        private long bytes;

        Look(Box box, ImapFolder folder, long validity) {
            this.box = box;
            this.folder = folder;
            this.validity = validity;
        }

        void all(long lastUid) throws MessagingException, IOException {
            var missed = looks.missed(box.id(), validity);
            for (var one : folder.after(lastUid, missed.due())) {
                if (!missed.later().contains(one.uid())) {
                    add(one);
                }
                if (arrivals.size() >= MOST || bytes >= MOST_BYTES) {
                    flush();
                }
            }
            flush();
        }

        /// One that the server cannot hand over is noted, and stands in nobody's way.
        private void add(ImapFolder.Found one) throws MessagingException {
            try {
                var arrival = folder.arrival(one);
                arrivals.add(arrival);
                found.add(one);
                bytes += arrival.raw().length;
                if (arrival.whole() || box.afterwards() != Box.Afterwards.DELETE) {
                    done.add(one);
                } else {
                    looks.leave(box.id(), validity, one.uid());
                }
            } catch (FolderClosedException | StoreClosedException e) {
                throw e;
            } catch (MessageRemovedException e) {
                log.debug("somebody else took {}", one.uid(), e);
            } catch (MessagingException | IOException e) {
                log.warn("{} keeps mail {}: {}", box.address(), one.uid(), e.getMessage());
                looks.miss(box.id(), validity, one.uid(), Why.of(e));
            }
        }

        private void flush() throws MessagingException {
            if (arrivals.isEmpty()) {
                return;
            }
            var uids = found.stream().map(ImapFolder.Found::uid).toList();
            mails.take(arrivals, () -> looks.took(box.id(), validity, uids));
            folder.finished(done);
            found.clear();
            done.clear();
            arrivals.clear();
            bytes = 0;
        }
    }
}
