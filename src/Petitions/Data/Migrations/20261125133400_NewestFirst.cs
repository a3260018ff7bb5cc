using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Petitions.Data.Migrations
{
    /// <inheritdoc />
    public partial class NewestFirst : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Every case is indexed anew at the start, under a number that rises with its receipt.
            migrationBuilder.Sql("""DELETE FROM "CaseSearch" """);
            migrationBuilder.Sql("""DELETE FROM "CaseTexts" """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {

        }
    }
}
