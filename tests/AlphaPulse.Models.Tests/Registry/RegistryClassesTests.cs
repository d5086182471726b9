using AlphaPulse.Models.Tests.Format;

namespace AlphaPulse.Models.Tests.Registry;

/// <summary>A model of several classes whose classes have values goes through the registry like every other.</summary>
public sealed class RegistryClassesTests : IDisposable
{
    private readonly TestKit.TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(MultinomialModel.ModelKind)]
    [InlineData(MulticlassTreesModel.ModelKind)]
    public async Task It_is_stored_verified_listed_promoted_and_loaded(string kind)
    {
        var registry = new FileModelRegistry(_folder.Path, new ManualTimeProvider());
        var several = MulticlassModelFileTests.Artifact(kind).Model;
        var artifact = Samples.Artifact() with { Model = new ClassValueModel(several, -0.5, 0, 2) };
        var version = await registry.RegisterAsync(artifact);
        Assert.Equal(ClassValueModel.ModelKind, version.Kind);
        Assert.Equal([version], await registry.ListAsync());
        await registry.MoveAliasesAsync(new Dictionary<string, string> { [ModelAliases.Champion] = version.Id }, "test");
        Assert.True((await registry.VerifyAsync()).IsSound);

        var loaded = await registry.LoadAsync(ModelAliases.Champion);
        double[] row = [0.5, 2, -1];
        Assert.True(artifact.Model.TryScore(row, out var expected) && loaded.Artifact.Model.TryScore(row, out var actual) && expected == actual);

        var bytes = await File.ReadAllBytesAsync(version.Path);
        bytes[^1] ^= 1;
        await File.WriteAllBytesAsync(version.Path, bytes);
        Assert.False((await registry.VerifyAsync()).IsSound);
        await Assert.ThrowsAsync<ModelFormatException>(() => registry.LoadAsync(version.Id));
    }
}
