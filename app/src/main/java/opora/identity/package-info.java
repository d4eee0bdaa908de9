/// Who people are: registration, passwords, and the tokens by which everybody else knows them.
///
/// The way in: [RegisterAccount] makes an account and tells it to the world as [UserRegistered];
/// [CheckPassword] answers a sign-in, counting wrong ones until the name is locked; [IssueToken]
/// signs a token that any process can check by itself, because the public key went out as
/// [SigningKeyIssued]. Nobody asks identity for anything while serving a request.
///
/// Past the password stand the [Factors] that a role or the person asks for: [Entrance] leads a
/// browser there, [CheckCode] judges codes, [SignInWithPasskey] needs no password at all. Whoever
/// is in has a session, which [BeginSession] begins and [EndSessions] ends in every process.
///
/// What a stranger can learn: whether a name is taken, since a name must be free to be chosen. Not
/// whether an address is known (an address is no name: several accounts may carry the same one),
/// and at sign-in not even whether a name exists: unknown names take as long, and are locked just
/// the same.
@ForThemselves
@NullMarked
package opora.identity;

import opora.shell.ForThemselves;
import org.jspecify.annotations.NullMarked;
