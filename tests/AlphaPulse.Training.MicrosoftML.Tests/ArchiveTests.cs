using System.IO.Compression;
using System.Security.Cryptography;
using AlphaPulse.Models;
using AlphaPulse.TestKit;

namespace AlphaPulse.Training.MicrosoftML.Tests;

public class ArchiveTests
{
    [Fact]
    public void The_archive_has_its_checksum_and_no_time()
    {
        var archive = MicrosoftMLArchive.Of(new LightGbmLearner { Rounds = 3 }.Fit(Samples.Of(ModelTask.Regression, 200), 1))!;
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(archive.Content.Span)), archive.Sha256);
        using var zip = new ZipArchive(new MemoryStream(archive.Content.ToArray()), ZipArchiveMode.Read);
        Assert.All(zip.Entries, entry => Assert.Equal(new DateTime(1980, 1, 1), entry.LastWriteTime.DateTime));
    }

    [Fact]
    public void A_model_that_calibrates_another_has_its_archive_and_a_loaded_one_has_none()
    {
        var model = new FastForestLearner { Task = ModelTask.BinaryClassification, Trees = 4 }.Fit(Samples.Of(ModelTask.BinaryClassification, 300), 1);
        Assert.Same(MicrosoftMLArchive.Of(model), MicrosoftMLArchive.Of(new CalibratedModel(model, new PlattCalibrator(-1, 0))));
        Assert.Null(MicrosoftMLArchive.Of(new ConstantModel(ModelTask.Regression, Samples.Schema, 0)));
    }

    [Fact]
    public async Task A_file_that_is_not_the_one_that_was_kept_is_refused()
    {
        using var folder = new TemporaryFolder();
        var registry = new FileModelRegistry(folder.Path, TimeProvider.System);
        var model = new SdcaLearner().Fit(Samples.Of(ModelTask.Regression, 200), 1);
        var version = await registry.RegisterAsync(LearnerTests.Artifact(model));
        Assert.Null(await MicrosoftMLArchive.ReadAsync(registry, version.Id));
        var archive = MicrosoftMLArchive.Of(model)!;
        var path = await archive.StoreAsync(registry, version.Id);
        Assert.Equal(archive.Content.ToArray(), await File.ReadAllBytesAsync(path));
        Assert.Equal(archive.Sha256, (await MicrosoftMLArchive.ReadAsync(registry, version.Id))!.Sha256);

        var bytes = archive.Content.ToArray();
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        var changed = await Assert.ThrowsAsync<RegistryException>(() => MicrosoftMLArchive.ReadAsync(registry, version.Id));
        Assert.Contains(MicrosoftMLArchive.FileName, changed.Message, StringComparison.Ordinal);
        await File.WriteAllBytesAsync(path, archive.Content.ToArray());
        File.Delete(path + ".sha256");
        var gone = await Assert.ThrowsAsync<RegistryException>(() => MicrosoftMLArchive.ReadAsync(registry, version.Id));
        Assert.Contains(MicrosoftMLArchive.ChecksumFileName, gone.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_was_recorded_with_the_checksum_of_another_is_refused()
    {
        using var folder = new TemporaryFolder();
        var registry = new FileModelRegistry(folder.Path, TimeProvider.System);
        var model = new SdcaLearner().Fit(Samples.Of(ModelTask.Regression, 200), 1);
        var version = await registry.RegisterAsync(LearnerTests.Artifact(model));
        var archive = MicrosoftMLArchive.Of(model)!;
        await registry.StoreEvidenceAsync(version.Id, MicrosoftMLArchive.FileName, archive.Content);
        await Assert.ThrowsAsync<ModelFormatException>(() => MicrosoftMLArchive.ReadAsync(registry, version.Id));
        await registry.StoreEvidenceAsync(version.Id, MicrosoftMLArchive.ChecksumFileName, new byte[] { 1 });
        await Assert.ThrowsAsync<ModelFormatException>(() => MicrosoftMLArchive.ReadAsync(registry, version.Id));
    }
}
