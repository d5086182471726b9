using System.Reflection;
using System.Xml.Linq;
using AlphaPulse.TestKit;

namespace AlphaPulse.Architecture.Tests;

/// <summary>Finds the packages of the repository.</summary>
internal static class Repository
{
    public static string Root => Evidence.RepositoryRoot;

    private static readonly Lazy<string> Solution = new(() => File.ReadAllText(Path.Combine(Root, "AlphaPulse.sln")));

    /// <summary>The version that packages begin with.</summary>
    public static string VersionPrefix { get; } = XDocument.Load(Path.Combine(Root, "Directory.Build.props"))
        .Descendants("VersionPrefix").Single().Value;

    /// <summary>The names of all packages: one project in each folder of src.</summary>
    public static IReadOnlyList<string> AllPackages { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The names of the packages of the solution, which build everywhere and are loaded here. A leaf outside of it has tests of its own.</summary>
    public static IReadOnlyList<string> Packages { get; } = [.. AllPackages.Where(IsInSolution)];

    /// <summary>The packages that are libraries; programs have no public API.</summary>
    public static IReadOnlyList<string> Libraries { get; } =
        [.. Packages.Where(name => XDocument.Load(ProjectFile(name)).Descendants("OutputType").All(e => e.Value != "Exe"))];

    public static string Folder(string package) => Path.Combine(Root, "src", package);

    public static string ProjectFile(string package) => Path.Combine(Folder(package), package + ".csproj");

    private static bool IsInSolution(string package) => Solution.Value.Contains($"\\{package}.csproj\"", StringComparison.Ordinal);

    public static Assembly Load(string package) =>
        Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, package + ".dll"));
}
