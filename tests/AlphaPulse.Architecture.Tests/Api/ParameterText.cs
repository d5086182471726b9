using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Architecture.Tests.Api;

/// <summary>Writes parameters, constants and constraints as C# does.</summary>
internal static class ParameterText
{
    /// <summary>Writes a list of parameters with the parentheses.</summary>
    public static string List(MethodBase method, NullabilityInfoContext context)
    {
        var isExtension = method.IsDefined(typeof(ExtensionAttribute), inherit: false);
        return $"({string.Join(", ", method.GetParameters().Select((p, i) => (isExtension && i == 0 ? "this " : string.Empty) + One(p, context)))})";
    }

    /// <summary>Writes a constant.</summary>
    public static string Constant(object? value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => type.IsValueType ? "default" : "null",
            string text => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            char c => $"'{c}'",
            bool b => b ? "true" : "false",
            _ when type.IsEnum => $"{type.Name}.{Enum.ToObject(type, value)}",
            decimal d => d.ToString(CultureInfo.InvariantCulture) + "m",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }

    /// <summary>Writes the constraints of type parameters.</summary>
    public static string Constraints(IEnumerable<Type> parameters) => string.Concat(parameters.Select(Constraint));

    private static string One(ParameterInfo parameter, NullabilityInfoContext context)
    {
        var modifier = parameter switch
        {
            { IsOut: true, ParameterType.IsByRef: true } => "out ",
            { IsIn: true, ParameterType.IsByRef: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => string.Empty,
        };
        var value = parameter.HasDefaultValue ? " = " + Constant(parameter.DefaultValue, parameter.ParameterType) : string.Empty;
        return $"{modifier}{TypeNames.Write(parameter.ParameterType, context.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Constraint(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var parts = new List<string>();
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            parts.Add("class");
        }

        if (isStruct)
        {
            parts.Add(parameter.GetCustomAttributesData().Any(a => a.AttributeType.Name == "IsUnmanagedAttribute") ? "unmanaged" : "struct");
        }

        parts.AddRange(parameter.GetGenericParameterConstraints()
            .Where(c => c != typeof(ValueType))
            .Select(c => TypeNames.Write(c))
            .Order(StringComparer.Ordinal));
        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct)
        {
            parts.Add("new()");
        }

        if (flags.HasFlag(GenericParameterAttributes.AllowByRefLike))
        {
            parts.Add("allows ref struct");
        }

        return parts.Count == 0 ? string.Empty : $" where {parameter.Name} : {string.Join(", ", parts)}";
    }
}
