using System.Security.Cryptography;
using AlphaPulse.TestKit;

namespace AlphaPulse.Models.Tests.Registry;

/// <summary>Evidence on which aliases move is part of the record: what was changed is refused, and nothing that was replaced is lost.</summary>
public sealed class SealedEvidenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ManualTimeProvider _clock = new();

    private string JournalPath => Path.Combine(_folder.Path, "registry", "journal.jsonl");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_document_that_was_changed_lost_or_put_there_is_no_evidence()
    {
        var registry = Open();
        var id = (await registry.RegisterAsync(Samples.Artifact())).Id;
        var path = await registry.StoreEvidenceAsync(id, "gate-0001.json", new byte[] { 1, 2, 3 });
        Assert.True((await registry.VerifyAsync()).IsSound);

        await File.WriteAllBytesAsync(path, [1, 2, 4]);
        var refusal = await Assert.ThrowsAsync<RegistryException>(() => registry.ReadEvidenceAsync(id, "gate-0001.json"));
        Assert.Contains("was changed after it was recorded", refusal.Message, StringComparison.Ordinal);
        var finding = Assert.Single((await registry.VerifyAsync()).Findings);
        Assert.Equal((id, path), (finding.VersionId, finding.File));
        File.Delete(path);
        await Assert.ThrowsAsync<RegistryException>(() => registry.ReadEvidenceAsync(id, "gate-0001.json"));

        // What is there without an entry was not kept by anybody.
        await File.WriteAllBytesAsync(Path.Combine(Path.GetDirectoryName(path)!, "gate-0002.json"), [9]);
        Assert.Null(await registry.ReadEvidenceAsync(id, "gate-0002.json"));
        Assert.Equal(["gate-0001.json"], (await registry.ListEvidenceAsync(id)).Select(e => e.Name));

        // The same document again puts it right.
        await registry.StoreEvidenceAsync(id, "gate-0001.json", new byte[] { 1, 2, 3 });
        Assert.True((await registry.VerifyAsync()).IsSound);
        Assert.Single(await registry.ListEvidenceAsync(id));
    }

    [Fact]
    public async Task What_is_replaced_is_kept_and_stays_on_record()
    {
        var registry = Open();
        var id = (await registry.RegisterAsync(Samples.Artifact())).Id;
        foreach (byte content in new byte[] { 1, 2, 1 })
        {
            await registry.StoreEvidenceAsync(id, "gate-0000.json", new[] { content });
        }

        Assert.Equal([1], (await registry.ReadEvidenceAsync(id, "gate-0000.json"))!.Value.ToArray());
        var kept = await registry.ListEvidenceAsync(id);
        Assert.Equal(3, kept.Count);
        Assert.Equal(kept[0].Sha256, kept[2].Sha256);
        Assert.Equal(["01", "02"], Directory.GetFiles(Path.Combine(_folder.Path, "registry", "versions", id, "replaced")).Select(f => Convert.ToHexString(File.ReadAllBytes(f))).Order(StringComparer.Ordinal));
        Assert.True((await registry.VerifyAsync()).IsSound);
        File.Delete(Path.Combine(_folder.Path, "registry", "versions", id, "replaced", kept[1].Sha256));
        Assert.Single((await registry.VerifyAsync()).Findings);
    }

    [Fact]
    public async Task A_record_that_is_written_anew_without_the_key_is_found()
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (secret, open, wrong) = (_folder.File("key.pem"), _folder.File("public.pem"), _folder.File("other.pem"));
        await File.WriteAllTextAsync(secret, own.ExportECPrivateKeyPem());
        await File.WriteAllTextAsync(open, own.ExportSubjectPublicKeyInfoPem());
        await File.WriteAllTextAsync(wrong, other.ExportSubjectPublicKeyInfoPem());

        var id = (await Open(signing: secret).RegisterAsync(Samples.Artifact())).Id;
        await Open(signing: secret).StoreEvidenceAsync(id, "gate-0001.json", new byte[] { 1 });
        var sound = await Open(trusted: open).VerifyAsync();
        Assert.Equal((true, 4, null), (sound.IsSound, sound.Signature!.SignedEntries, sound.Signature.Problem));
        Assert.Null((await Open().VerifyAsync()).Signature);
        Assert.Contains("no entry is signed with this key", (await Open(trusted: wrong).VerifyAsync()).Signature!.Problem!, StringComparison.Ordinal);

        // Whoever has no key can go on with the record, and is seen.
        await Open().StoreEvidenceAsync(id, "gate-0001.json", new byte[] { 2 });
        var gone = await Open(trusted: open).VerifyAsync();
        Assert.Equal((false, 4, 0), (gone.IsSound, gone.Signature!.SignedEntries, gone.Findings.Count));
        Assert.Contains("entries after 4 of 5 are not signed", gone.Signature.Problem!, StringComparison.Ordinal);

        // A signature of another record is none of this one.
        var signature = (await File.ReadAllLinesAsync(JournalPath))[3];
        var forged = RegistryJournal.Read(await File.ReadAllBytesAsync(JournalPath), JournalPath);
        forged.Signatures[^1] = forged.Signatures[^1] with { Sequence = 3 };
        Assert.Contains("signed", signature, StringComparison.Ordinal);
        Assert.Contains("did not make", RegistrySignatures.Check(forged, RegistryKey.Read(open)).Problem!, StringComparison.Ordinal);

        Assert.Throws<RegistryException>(() => Open(signing: _folder.File("absent.pem")));
        await Assert.ThrowsAsync<RegistryException>(() => Open(signing: open).RegisterAsync(Samples.Artifact(2)));
    }

    private FileModelRegistry Open(string? signing = null, string? trusted = null) => new(
        new FileModelRegistryOptions { Folder = Path.Combine(_folder.Path, "registry"), SigningKeyFile = signing, TrustedKeyFile = trusted }, _clock);
}
