using System.Reflection;

namespace AlphaPulse.Architecture.Tests.Api;

/// <summary>Writes types as C# does, with the nullability of references.</summary>
internal static class TypeNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    /// <summary>Writes a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="nullability">What is known of its nullability.</param>
    /// <returns>The text.</returns>
    public static string Write(Type type, NullabilityInfo? nullability = null)
    {
        if (type.IsByRef)
        {
            return Write(type.GetElementType()!, nullability?.ElementType ?? nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Write(underlying) + "?";
        }

        // What a type parameter allows depends on its argument, so no mark is written for one.
        var mark = !type.IsValueType && !type.IsGenericParameter && nullability?.ReadState == NullabilityState.Nullable ? "?" : string.Empty;
        if (type.IsArray)
        {
            var rank = new string(',', type.GetArrayRank() - 1);
            return $"{Write(type.GetElementType()!, nullability?.ElementType)}[{rank}]{mark}";
        }

        if (type.IsPointer)
        {
            return Write(type.GetElementType()!) + "*";
        }

        return Keywords.TryGetValue(type, out var keyword) ? keyword + mark : Generic(type, nullability) + mark;
    }

    /// <summary>The name of a type with its type parameters, and the types that it is nested in.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The text.</returns>
    public static string Definition(Type type) => Generic(type, nullability: null);

    private static string Generic(Type type, NullabilityInfo? nullability)
    {
        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var arguments = type.GetGenericArguments();
        var outer = type.DeclaringType is { } declaring ? declaring.GetGenericArguments().Length : 0;
        var known = nullability?.GenericTypeArguments is { } infos && infos.Length == arguments.Length ? infos : null;
        var texts = arguments.Select((a, i) => Write(a, known?[i])).ToArray();
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true)
        {
            return $"({string.Join(", ", texts)})";
        }

        var name = type.Name.Split('`')[0];
        var own = texts.Length > outer ? $"<{string.Join(", ", texts[outer..])}>" : string.Empty;
        var prefix = type.DeclaringType is { } parent
            ? $"{parent.Name.Split('`')[0]}{(outer > 0 ? $"<{string.Join(", ", texts[..outer])}>" : string.Empty)}."
            : string.Empty;
        return prefix + name + own;
    }
}
