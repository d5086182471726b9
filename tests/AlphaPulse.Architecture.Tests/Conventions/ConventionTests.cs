using AlphaPulse.Architecture.Tests.Layers;

namespace AlphaPulse.Architecture.Tests.Conventions;

public class ConventionTests
{
    private static readonly string[] SkippedFolders = ["artifacts", "bin", "obj", ".git", "TestResults", "BenchmarkDotNet.Artifacts"];
    private static readonly string[] Texts = [".cs", ".csproj", ".props", ".targets", ".md", ".txt", ".json", ".sln", ".config", ".yml", ".sh", ".html", ".js", ".css", ""];

    public static TheoryData<string> Libraries => [.. Repository.Libraries];

    public static TheoryData<string> Packages => [.. Repository.Packages];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Public_types_keep_the_conventions(string package) =>
        LayerTests.AssertNone([.. Repository.Load(package).GetExportedTypes().SelectMany(TypeRules.FindDefects)]);

    [Fact]
    public void Extension_classes_have_names_of_their_own()
    {
        var twice = Repository.Libraries.SelectMany(p => Repository.Load(p).GetExportedTypes())
            .Where(t => t.Namespace == "Microsoft.Extensions.DependencyInjection")
            .GroupBy(t => t.Name, StringComparer.Ordinal)
            .Where(g => g.Count() > 1)
            .Select(g => $"{g.Key} is in {string.Join(" and ", g.Select(t => t.Assembly.GetName().Name))}: code that uses both does not compile.");
        LayerTests.AssertNone([.. twice]);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_describes_itself(string package)
    {
        Assert.True(File.Exists(Path.Combine(Repository.Folder(package), "README.md")), $"src/{package}/README.md is missing.");
        var project = File.ReadAllText(Repository.ProjectFile(package));
        Assert.Contains("<Description>", project, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void Source_files_keep_the_conventions(string package)
    {
        var files = Files(Repository.Folder(package)).Where(f => f.EndsWith(".cs", StringComparison.Ordinal)).ToList();
        LayerTests.AssertNone([.. files.SelectMany(f => SourceRules.FindSourceDefects(Relative(f), File.ReadAllText(f)))]);
    }

    [Fact]
    public void Texts_speak_of_the_project_alone()
    {
        var files = Files(Repository.Root).Where(f => Texts.Contains(Path.GetExtension(f), StringComparer.Ordinal)).ToList();
        Assert.Contains(files, f => Relative(f) == "src/AlphaPulse.Abstractions/README.md");
        LayerTests.AssertNone([.. files.SelectMany(f => SourceRules.FindTextDefects(Relative(f), File.ReadAllText(f)))]);
    }

    [Fact]
    public void A_broken_convention_is_found()
    {
        Assert.Contains("neither sealed", Assert.Single(TypeRules.FindDefects(typeof(OpenSample))), StringComparison.Ordinal);
        Assert.Contains("before parameter 'last'", Assert.Single(TypeRules.FindDefects(typeof(TokenSample))), StringComparison.Ordinal);
        Assert.Empty(TypeRules.FindDefects(typeof(AlphaPulseException)));
        Assert.Contains(
            "2 public types (A, B<T>)",
            Assert.Single(SourceRules.FindSourceDefects("f.cs", "namespace N;\npublic sealed class A\n{\n    public enum Inner { }\n}\npublic readonly record struct B<T>(int X);\ninternal class C { }\n")),
            StringComparison.Ordinal);
        Assert.Contains("402 lines", Assert.Single(SourceRules.FindSourceDefects("f.cs", new string('\n', 402))), StringComparison.Ordinal);
        Assert.Equal(
            3,
            SourceRules.FindTextDefects("f.md", string.Join('\n', "see " + "/tm" + "p/x", "// TO" + "DO later", "https://api." + "nug" + "et.org", "a/tmp/b is fine")).Count());
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(sub => !SkippedFolders.Contains(Path.GetFileName(sub), StringComparer.Ordinal))
            .SelectMany(Files));

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
}
