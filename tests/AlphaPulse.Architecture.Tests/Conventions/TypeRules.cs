using System.Reflection;

namespace AlphaPulse.Architecture.Tests.Conventions;

/// <summary>Judges public types.</summary>
internal static class TypeRules
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Lists what breaks the conventions.</summary>
    /// <param name="type">A public type.</param>
    /// <returns>One readable line for each defect.</returns>
    public static IEnumerable<string> FindDefects(Type type)
    {
        // Exceptions form a hierarchy that callers catch by its bases; everything else is made for being extended or is not.
        if (type.IsClass && !type.IsSealed && !type.IsAbstract && !type.IsSubclassOf(typeof(Exception)))
        {
            yield return $"{type.FullName} is neither sealed nor abstract nor static.";
        }

        foreach (var method in type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).Where(IsVisible))
        {
            var parameters = method.GetParameters();
            var token = Array.FindIndex(parameters, p => p.ParameterType == typeof(CancellationToken));
            if (token >= 0 && token != parameters.Length - 1)
            {
                yield return $"{type.FullName}.{method.Name} has its CancellationToken before parameter '{parameters[^1].Name}'; put it last.";
            }
        }
    }

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;
}
