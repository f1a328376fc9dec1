using System.Reflection;
using System.Text.RegularExpressions;
using DryApi.Generated.Tests.Operations;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Generated.Tests.Surface;

/// <summary>What holds for the whole public surface.</summary>
public sealed class SurfaceTests
{
    [Fact]
    public void XmlDocs_OnEveryPublicTypeAndMember_AreThere() =>
        PublicSurface.Types.SelectMany(type => PublicSurface.MembersOf(type).Prepend(type))
            .Where(member => !XmlDocumentation.Has(member))
            .Select(member => $"{member.DeclaringType?.FullName}.{member.Name}")
            .ShouldBeEmpty();

    [Fact]
    public void References_OnTheSdk_AreTheRuntimeKiotaAndPolly() =>
        PublicSurface.Sdk.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Kiota.", StringComparison.Ordinal))
            .ShouldBe(["Polly.Core"]);

    /// <summary>With these marks the build analyses every call for trimming and AOT, and a warning of it is an error.</summary>
    [Fact]
    public void Assembly_OnTrimmingAndAot_IsMarkedForBoth() =>
        PublicSurface.Sdk.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(mark => mark.Value == "True")
            .Select(mark => mark.Key)
            .ShouldBe(["IsTrimmable", "IsAotCompatible"], ignoreOrder: true);

    [Fact]
    public void Types_ThatNothingDerivesFrom_AreSealed() =>
        PublicSurface.Types.Where(type => type.IsClass && !type.IsSealed && !PublicSurface.Types.Any(other => other.BaseType == type)).ShouldBeEmpty();

    [Fact]
    public void Exceptions_OnTheSurface_AreOfOneFamily() =>
        PublicSurface.Types.Where(type => type.IsAssignableTo(typeof(Exception))).ShouldAllBe(type => type.IsAssignableTo(typeof(DryApiException)));

    [Fact]
    public void Types_ThatCallersWrite_AreInOneNamespace() =>
        PublicSurface.Types.Where(type => type.Namespace is not ("DryApi" or "DryApi.Http" or "DryApi.Validation")
                || (type.Namespace != "DryApi" && (type.IsAssignableTo(typeof(IParsable)) || type.IsAssignableTo(typeof(BaseRequestBuilder)) || type.IsAssignableTo(typeof(Exception)))))
            .ShouldBeEmpty();

    [Fact]
    public void Names_OnTheSurface_HaveNoNumbersThatDependOnOrder() =>
        PublicSurface.Types.Where(type => Regex.IsMatch(type.Name.Split('`')[0], "[0-9]$")).ShouldBeEmpty();

    [Fact]
    public void Schemas_OnTheSurface_AreTheWebhooksAndWhatOperationsUse()
    {
        var names = PublicSurface.Types.Select(type => type.Name).ToHashSet();
        var schemas = ServiceDocument.Root["components"]!["schemas"]!.AsObject();

        schemas.Where(schema => (bool?)schema.Value!["x-surface"] == true).Select(schema => schema.Key).ShouldAllBe(name => names.Contains(name));
        schemas.Where(schema => schema.Key.EndsWith("InferenceJobResource", StringComparison.Ordinal) || schema.Key.StartsWith("Worker", StringComparison.Ordinal))
            .Select(schema => schema.Key).ShouldAllBe(name => !names.Contains(name));
    }

    [Fact]
    public void Contract_OnItsConstants_IsTheDocuments()
    {
        DryApiContract.DefaultServer.ShouldBe((string)ServiceDocument.Root["servers"]![0]!["url"]!);
        DryApiClientOptions.DefaultBaseAddress.ShouldBe(new Uri(DryApiContract.DefaultServer));
        DryApiContract.Hash.ShouldMatch("^[0-9a-f]{64}$");
    }
}
