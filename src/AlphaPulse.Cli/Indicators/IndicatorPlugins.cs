using System.Reflection;
using AlphaPulse.Indicators;

namespace AlphaPulse.Cli.Indicators;

/// <summary>Registers the indicators of assemblies that are named on the command line.</summary>
internal static class IndicatorPlugins
{
    /// <summary>Loads assemblies and registers every public <see cref="IIndicatorSource"/> with a constructor without parameters.</summary>
    /// <param name="paths">The files; what they need lies beside them.</param>
    /// <exception cref="ArgumentException">A file is no such assembly, or its indicators cannot be registered.</exception>
    public static void Load(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var sources = Find(path);
            if (sources.Count == 0)
            {
                throw new ArgumentException($"'{path}' has no indicators: a public {nameof(IIndicatorSource)} with a constructor without parameters is needed.", nameof(paths));
            }

            foreach (var source in sources)
            {
                IndicatorCatalog.Register(source);
            }
        }
    }

    private static List<IIndicatorSource> Find(string path)
    {
        try
        {
            return
            [
                .. Assembly.LoadFrom(Path.GetFullPath(path)).GetExportedTypes()
                    .Where(type => !type.IsAbstract && type.IsAssignableTo(typeof(IIndicatorSource)) && type.GetConstructor(Type.EmptyTypes) is not null)
                    .OrderBy(type => type.FullName, StringComparer.Ordinal)
                    .Select(type => (IIndicatorSource)Activator.CreateInstance(type)!),
            ];
        }
        catch (Exception exception) when (exception is IOException or BadImageFormatException or TypeLoadException or TargetInvocationException)
        {
            var reason = (exception as TargetInvocationException)?.InnerException?.Message ?? exception.Message;
            throw new ArgumentException($"No indicators can be loaded from '{path}': {reason} Name an assembly with what it needs beside it.", nameof(path), exception);
        }
    }
}
