using System.Reflection;
using Simulation.Model.Language.Bound;
using Xunit;

namespace Simulation.Architecture.Tests;

/// <summary>The ladder of Model's folders once more, on the compiled types: bases, fields, signatures and local variables.</summary>
public class ModelTypesTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Assembly Model = typeof(BoundModel).Assembly;

    [Fact]
    public void Types_Mention_OnlyFoldersBelowTheirs()
    {
        var found = from type in Model.GetTypes()
                    let folder = ModelLadder.FolderOf(type.Namespace)
                    where folder is not null
                    from mentioned in Mentioned(type).Distinct()
                    where mentioned.Assembly == Model && !ModelLadder.MayUse(folder, mentioned.Namespace)
                    select $"{type} uses {mentioned}";

        Assert.True(!found.Any(), $"A folder of src/Model uses one that stands above it:\n{string.Join('\n', found.Distinct())}");
    }

    private static IEnumerable<Type> Mentioned(Type type)
    {
        var methods = type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));
        IEnumerable<Type?> direct =
        [
            type.BaseType,
            .. type.GetInterfaces(),
            .. type.GetFields(Declared).Select(field => field.FieldType),
            .. type.GetMethods(Declared).Select(method => method.ReturnType),
            .. methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType),
            .. methods.SelectMany(method => method.GetMethodBody()?.LocalVariables ?? []).Select(local => local.LocalType),
        ];
        return direct.OfType<Type>().SelectMany(Parts);
    }

    // List<Symbol[]> mentions List, Symbol.
    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.GetElementType() is { } element)
        {
            return Parts(element);
        }

        return type.IsGenericParameter ? [] : [type, .. type.GetGenericArguments().SelectMany(Parts)];
    }
}
