using System.Reflection;
using System.Runtime.CompilerServices;

namespace AlphaPulse.Architecture.Tests.Api;

/// <summary>Writes the members of a type as C# does.</summary>
internal static class MemberText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> Operators = new(StringComparer.Ordinal)
    {
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*",
        ["op_Division"] = "/",
        ["op_Modulus"] = "%",
        ["op_UnaryNegation"] = "-",
        ["op_UnaryPlus"] = "+",
        ["op_Increment"] = "++",
        ["op_Decrement"] = "--",
    };

    /// <summary>Writes what users of a type can see, sorted.</summary>
    /// <param name="type">The type.</param>
    /// <returns>One line for each member.</returns>
    public static IEnumerable<string> Of(Type type)
    {
        var context = new NullabilityInfoContext();
        return
        [
            .. type.GetFields(Declared).Where(f => IsVisible(f, type) && !f.IsSpecialName).Select(f => Field(f, context)).Order(StringComparer.Ordinal),
            .. type.GetConstructors(Declared).Where(c => IsVisible(c, type)).Select(c => Constructor(c, context)).Order(StringComparer.Ordinal),
            .. type.GetProperties(Declared).Where(p => p.GetAccessors(nonPublic: true).Any(a => IsVisible(a, type))).Select(p => Property(p, context)).Order(StringComparer.Ordinal),
            .. type.GetEvents(Declared).Where(e => IsVisible(e.AddMethod!, type)).Select(e => $"{Access(e.AddMethod!)}{Modifiers(e.AddMethod!)}event {TypeNames.Write(e.EventHandlerType!, context.Create(e))} {e.Name}").Order(StringComparer.Ordinal),
            .. type.GetMethods(Declared).Where(m => IsVisible(m, type) && IsWritten(m)).Select(m => Method(m, context)).Order(StringComparer.Ordinal),
        ];
    }

    private static bool IsVisible(MethodBase member, Type type) =>
        member.IsPublic || ((member.IsFamily || member.IsFamilyOrAssembly) && !type.IsSealed);

    private static bool IsVisible(FieldInfo field, Type type) =>
        field.IsPublic || ((field.IsFamily || field.IsFamilyOrAssembly) && !type.IsSealed);

    // What the compiler adds to records says nothing that the word record does not say.
    private static bool IsWritten(MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && !method.Name.Contains('<', StringComparison.Ordinal)
        && (method.Name == "Deconstruct" || !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false));

    private static string Field(FieldInfo field, NullabilityInfoContext context)
    {
        var access = field.IsPublic ? "public " : "protected ";
        var type = TypeNames.Write(field.FieldType, context.Create(field));

        // A decimal constant is a static readonly field with an attribute.
        if (field.IsLiteral || field.IsDefined(typeof(DecimalConstantAttribute)))
        {
            var value = field.IsLiteral ? field.GetRawConstantValue() : field.GetCustomAttribute<DecimalConstantAttribute>()!.Value;
            return $"{access}const {type} {field.Name} = {ParameterText.Constant(value, field.FieldType)}";
        }

        return $"{access}{(field.IsStatic ? "static " : string.Empty)}{(field.IsInitOnly ? "readonly " : string.Empty)}{type} {field.Name}";
    }

    private static string Constructor(ConstructorInfo constructor, NullabilityInfoContext context) =>
        $"{Access(constructor)}{constructor.DeclaringType!.Name.Split('`')[0]}{ParameterText.List(constructor, context)}";

    private static string Property(PropertyInfo property, NullabilityInfoContext context)
    {
        var accessors = property.GetAccessors(nonPublic: true);
        var widest = accessors.FirstOrDefault(a => a.IsPublic) ?? accessors[0];
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        var index = property.GetIndexParameters() is { Length: > 0 } parameters
            ? $"this[{string.Join(", ", parameters.Select(p => $"{TypeNames.Write(p.ParameterType, context.Create(p))} {p.Name}"))}]"
            : property.Name;
        var byRef = property.PropertyType.IsByRef ? "ref " : string.Empty;
        return $"{Access(widest)}{Modifiers(widest)}{required}{byRef}{TypeNames.Write(property.PropertyType, context.Create(property))} {index} "
            + $"{{ {Accessor(property.GetMethod, widest, "get")}{Accessor(property.SetMethod, widest, IsInit(property) ? "init" : "set")}}}";
    }

    private static string Accessor(MethodInfo? accessor, MethodInfo widest, string keyword) =>
        accessor is null || !IsVisible(accessor, accessor.DeclaringType!) ? string.Empty
        : accessor.IsPublic == widest.IsPublic ? keyword + "; "
        : $"protected {keyword}; ";

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;

    private static string Method(MethodInfo method, NullabilityInfoContext context)
    {
        var generic = method.IsGenericMethodDefinition ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : string.Empty;
        var constraints = method.IsGenericMethodDefinition ? ParameterText.Constraints(method.GetGenericArguments()) : string.Empty;
        var byRef = method.ReturnType.IsByRef ? "ref " : string.Empty;
        var result = byRef + TypeNames.Write(method.ReturnType, context.Create(method.ReturnParameter));
        var signature = method.Name switch
        {
            "op_Implicit" => $"implicit operator {result}",
            "op_Explicit" => $"explicit operator {result}",
            _ when method.IsSpecialName => $"{result} operator {Operators.GetValueOrDefault(method.Name, method.Name)}",
            _ => $"{result} {method.Name}",
        };
        return $"{Access(method)}{Modifiers(method)}{signature}{generic}{ParameterText.List(method, context)}{constraints}";
    }

    private static string Access(MethodBase member) => member.DeclaringType!.IsInterface && member.IsPublic ? string.Empty
        : member.IsPublic ? "public "
        : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        var isInterface = method.DeclaringType!.IsInterface;
        if (method.IsStatic)
        {
            return "static " + (method.IsAbstract ? "abstract " : isInterface && method.IsVirtual ? "virtual " : string.Empty);
        }

        if (isInterface)
        {
            return method.IsAbstract ? string.Empty : "virtual ";
        }

        var isOverride = method.GetBaseDefinition() != method;
        return isOverride ? (method.IsFinal ? "sealed override " : method.IsAbstract ? "abstract override " : "override ")
            : method.IsAbstract ? "abstract "
            : method.IsVirtual && !method.IsFinal ? "virtual "
            : string.Empty;
    }
}
