using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace AlphaPulse.Architecture.Tests.Api;

/// <summary>Writes the public API of an assembly: stable, sorted, close to C#.</summary>
internal static class ApiText
{
    private static readonly string[] WrittenAttributes = ["ObsoleteAttribute", "FlagsAttribute", "ExperimentalAttribute"];

    /// <summary>Writes an assembly.</summary>
    /// <param name="assembly">The assembly.</param>
    /// <returns>The text, lines ended by a line feed.</returns>
    public static string Of(Assembly assembly) => Of(assembly.GetExportedTypes());

    /// <summary>Writes types.</summary>
    /// <param name="types">The types.</param>
    /// <returns>The text.</returns>
    public static string Of(IEnumerable<Type> types)
    {
        var text = new StringBuilder();
        foreach (var space in types.Where(t => !t.FullName!.Contains('<', StringComparison.Ordinal)).GroupBy(t => t.Namespace, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"namespace {space.Key}\n");
            foreach (var type in space.OrderBy(t => t.FullName, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{Header(type)}\n");
                foreach (var member in Members(type))
                {
                    text.Append(CultureInfo.InvariantCulture, $"    {member}\n");
                }
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetNames(type)
                .Select(name => (name, value: Convert.ToDecimal(Convert.ChangeType(Enum.Parse(type, name), Enum.GetUnderlyingType(type), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)))
                .OrderBy(m => m.value)
                .Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.name} = {m.value}"));
        }

        return IsDelegate(type) ? [] : MemberText.Of(type);
    }

    private static string Header(Type type)
    {
        var attributes = string.Concat(type.GetCustomAttributesData()
            .Where(a => WrittenAttributes.Contains(a.AttributeType.Name, StringComparer.Ordinal))
            .Select(a => $"[{a.AttributeType.Name[..^"Attribute".Length]}] ")
            .Order(StringComparer.Ordinal));
        var constraints = ParameterText.Constraints(type.GetGenericArguments());
        if (IsDelegate(type))
        {
            var invoke = type.GetMethod("Invoke")!;
            var context = new NullabilityInfoContext();
            return $"{attributes}public delegate {TypeNames.Write(invoke.ReturnType, context.Create(invoke.ReturnParameter))} {TypeNames.Definition(type)}{ParameterText.List(invoke, context)}{constraints}";
        }

        var bases = string.Join(", ", Bases(type));
        return $"{attributes}public {Kind(type)} {TypeNames.Definition(type)}{(bases.Length > 0 ? " : " + bases : string.Empty)}{constraints}";
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        if (type.IsValueType)
        {
            var isReadOnly = type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly " : string.Empty;
            return isReadOnly + (type.IsByRefLike ? "ref struct" : IsRecord(type) ? "record struct" : "struct");
        }

        var modifier = type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : string.Empty;
        return modifier + (IsRecord(type) ? "record" : "class");
    }

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [TypeNames.Write(Enum.GetUnderlyingType(type))];
        }

        var own = type.GetInterfaces().ToHashSet();
        own.ExceptWith(type.BaseType?.GetInterfaces() ?? []);
        own.ExceptWith(type.GetInterfaces().SelectMany(i => i.GetInterfaces()).ToList());
        own.RemoveWhere(i => !i.IsVisible || (IsRecord(type) && i.Name == "IEquatable`1"));
        var parent = type.BaseType is { } b && b != typeof(object) && b != typeof(ValueType) ? [TypeNames.Write(b)] : Array.Empty<string>();
        return parent.Concat(own.Select(i => TypeNames.Write(i)).Order(StringComparer.Ordinal));
    }

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(MulticastDelegate));

    private static bool IsRecord(Type type) =>
        type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            ?.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) == true;
}
