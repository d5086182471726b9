using System.Globalization;

namespace AlphaPulse.Models;

/// <summary>Checks the signatures of a journal against a key that is trusted.</summary>
internal static class RegistrySignatures
{
    internal static RegistrySignature Check(RegistryState state, RegistryKey key)
    {
        var own = state.Signatures.Where(s => s.Key == key.Id).ToList();
        var last = own.Count == 0 ? 0 : own[^1].Sequence;
        var forged = own.Find(s => !key.HasSigned(s.Sequence == 1 ? JournalHead.Empty.Hash : state.Hashes[s.Sequence - 2], s.Signature));
        var problem = forged is not null ? Text($"entry {forged.Sequence} has a signature that this key did not make")
            : own.Count == 0 ? "no entry is signed with this key"
            : last < state.Head.Sequence ? Text($"entries after {last} of {state.Head.Sequence} are not signed with this key")
            : null;
        return new RegistrySignature(key.Id, forged is null ? last : 0, problem);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
